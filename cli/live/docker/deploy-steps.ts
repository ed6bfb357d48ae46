import type { Application } from '../../../app/model/application.ts';
import { TOOLS } from '../../../docker/service.ts';
import type { Service as StackService, Stack } from '../../../docker/stack.ts';
import type { DeployStep } from '../deploy-plan.ts';
import { keyOf, type Service } from './service.ts';

/** What a deploy to a host is made of. */
export interface DockerDeploy {
  readonly application: Application;
  readonly stack: Stack;
  /** docker, with the options that name the engine. */
  readonly docker: readonly string[];
  /** References of the images that are pulled first. */
  readonly pulled: readonly string[];
  /** The services to create or update. */
  readonly changed: readonly StackService[];
  /** The jobs whose last run has failed, and that have not changed: they run again. */
  readonly repeated: readonly Service[];
  /** The stack file that holds what has changed. */
  readonly file: string;
  /** Services that are in the way of the new ones. */
  readonly inTheWay: readonly Service[];
  /** Whether somebody has changed the routes in the running proxy. */
  readonly routesEdited: boolean;
}

/** The swarm's answer where the scheduler has started a job between docker's look at the service and its update. */
export const CHANGED_MEANWHILE = 'update out of sequence';

/** The steps: images first, while the old versions serve; then all changed services at once, which wait for each other. */
export function deploySteps(deploy: DockerDeploy): readonly DeployStep[] {
  const { application, stack, docker, pulled, changed, repeated, file, inTheWay, routesEdited } = deploy;
  const pulls = pulled.map((image) => ({
    title: `pull ${image}`,
    commands: [{ argv: [...docker, 'image', 'pull', '--quiet', image] }],
    awaits: [],
  }));
  const removals = inTheWay.map((service) => ({
    title: `remove ${keyOf(service)}, which holds a port that is given to another`,
    commands: [{ argv: [...docker, 'service', 'rm', service.Spec.Name] }],
    awaits: [],
  }));
  const force = ['service', 'update', '--detach', '--force'];
  const routes = {
    title: 'give the proxy its routes again, which somebody has changed',
    commands: [{ argv: [...docker, ...force, `${stack.name}_${TOOLS}`] }],
    awaits: [TOOLS],
  };
  // Without a registry only the engine itself knows the images.
  const images = application.registry === undefined ? ['--resolve-image', 'never'] : ['--with-registry-auth'];
  const argv = [...docker, 'stack', 'deploy', '--detach=true', ...images, '--compose-file', file, stack.name];
  const touched = [...changed.map(({ key }) => key), ...repeated.map(keyOf)];
  return [
    ...pulls,
    ...removals,
    {
      title: touched.length === 0 ? 'nothing has changed' : `deploy ${touched.join(', ')}`,
      commands: [
        ...(changed.length === 0 ? [] : [{ argv, repeatsOn: CHANGED_MEANWHILE }]),
        ...repeated.map(({ Spec }) => ({ argv: [...docker, ...force, Spec.Name] })),
      ],
      awaits: stack.services.map(({ key }) => key),
    },
    ...(routesEdited && changed.every(({ key }) => key !== TOOLS) ? [routes] : []),
  ];
}
