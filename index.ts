import * as pulumi from '@pulumi/pulumi';
import { ConfigError } from './app/errors/config-error.ts';
import { UserError } from './app/errors/user-error.ts';
import { loadStack } from './cli/pulumi/load-stack.ts';
import { entryOf } from './cli/targets.ts';

/** Where each route is reached, by workload and route, as an output of the stack. */
export const urls = await deploy();

/** Pulumi's entry: deploys the application to the target that the stack's settings name. */
async function deploy(): Promise<Readonly<Record<string, string>>> {
  try {
    const { settings, application, values } = await loadStack(pulumi.runtime.allConfig(), pulumi.getStack());
    return await entryOf(settings.target).deploy(application, settings, values);
  } catch (error) {
    if (error instanceof ConfigError || error instanceof UserError) throw new pulumi.RunError(error.message);
    throw error;
  }
}
