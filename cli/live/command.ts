import { Option, type Command } from 'commander';
import type { Application } from '../../app/model/application.ts';
import type { DeployRecord } from '../../app/model/record.ts';
import { targets } from '../../app/model/target.ts';
import { loadProject, projectRoot } from '../../app/project.ts';
import { environmentOption, registryOption } from '../options.ts';
import { runner } from '../run.ts';
import { entryOf } from '../targets.ts';
import { destinationOf, type Destination, type DestinationOptions } from './destination.ts';
import type { LiveTarget } from './live-target.ts';

/** Gives a command the options that say where the application is. */
export function addDestination(command: Command): Command {
  return command
    .addOption(new Option('-t, --target <name>', 'where the application runs').choices(targets))
    .option('-s, --stack <name>', "the Pulumi stack whose settings name the host or context; by default the target's")
    .option('--host <url>', "docker: the engine of the swarm's manager, such as ssh://deploy@vps.example.com")
    .option('--context <name>', 'kubernetes: context of the kubeconfig')
    .addOption(environmentOption())
    .addOption(registryOption());
}

/** An application, and where it runs. */
export interface Live {
  readonly application: Application;
  readonly destination: Destination;
  readonly target: LiveTarget;
}

/**
 * Finds the live application that the options name.
 *
 * @throws UserError where they name none, or it doesn't answer
 * @throws ConfigError where app/config.ts is wrong
 */
export async function openLive(options: DestinationOptions): Promise<Live> {
  return openAt(destinationOf(options, projectRoot));
}

/**
 * The live application at a destination.
 *
 * @param record what is known of its images and secrets. @default - what `.fairway/` holds
 * @throws UserError where it doesn't answer
 * @throws ConfigError where app/config.ts is wrong
 */
export async function openAt(destination: Destination, record?: DeployRecord): Promise<Live> {
  const { environment, registry } = destination;
  const application = await loadProject({ environment, registry, record });
  const entry = entryOf(destination.target);
  await entry.reach(runner, destination);
  return { application, destination, target: await entry.open(runner, application, destination) };
}
