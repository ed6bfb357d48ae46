import * as pulumi from '@pulumi/pulumi';
import { ConfigError } from './app/errors/config-error.ts';
import { UserError } from './app/errors/user-error.ts';
import { loadStack } from './cli/pulumi/load-stack.ts';

/** Where each route is reached, by workload and route, as an output of the stack. */
export const urls = await deploy();

/** Pulumi's entry: deploys the application to the target that the stack's settings name. */
async function deploy(): Promise<Readonly<Record<string, string>>> {
  try {
    const { settings, application, values } = await loadStack(pulumi.runtime.allConfig(), pulumi.getStack());
    const secrets = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, pulumi.secret(value)]));
    if (settings.target === 'docker') {
      const { deployDocker } = await import('./docker/deploy.ts');
      return deployDocker(application, { host: settings.host, secrets }).urls;
    }
    const { deployKubernetes } = await import('./charts/deploy.ts');
    const kubeconfig = settings.kubeconfig === undefined ? undefined : pulumi.secret(settings.kubeconfig);
    return deployKubernetes(application, { kubeContext: settings.kubeContext, kubeconfig, secrets }).urls;
  } catch (error) {
    if (error instanceof ConfigError || error instanceof UserError) throw new pulumi.RunError(error.message);
    throw error;
  }
}
