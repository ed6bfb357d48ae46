import type { Application } from '../../../app/model/application.ts';
import { TOOLS } from '../../../docker/service.ts';
import type { Stack } from '../../../docker/stack.ts';
import type { DeployStep } from '../deploy-plan.ts';
import { keyOf } from './service.ts';
import type { StackWave } from './stack-waves.ts';

/** What a deploy to a host is made of. */
export interface DockerDeploy {
  readonly application: Application;
  readonly stack: Stack;
  /** docker, with the options that name the engine. */
  readonly docker: readonly string[];
  /** References of the images that are pulled first. */
  readonly pulled: readonly string[];
  readonly waves: readonly StackWave[];
  /** The stack file that holds what a wave changes. @param index of the wave */
  readonly fileOf: (index: number) => string;
  /** Whether somebody has changed the routes in the running proxy. */
  readonly routesEdited: boolean;
}

/** The swarm's answer where the scheduler has started a job between docker's look at the service and its update. */
export const CHANGED_MEANWHILE = 'update out of sequence';

const FORCE = ['service', 'update', '--detach', '--force'];

/**
 * The steps: images first, while the old versions serve; then what jobs need, with its jobs, which must complete; then
 * all else that has changed at once.
 */
export function deploySteps(deploy: DockerDeploy): readonly DeployStep[] {
  const { stack, docker, pulled, waves, fileOf, routesEdited } = deploy;
  const pulls = pulled.map((image) => ({
    title: `pull ${image}`,
    commands: [{ argv: [...docker, 'image', 'pull', '--quiet', image] }],
    awaits: [],
  }));
  const routes = {
    title: 'give the proxy its routes again, which somebody has changed',
    commands: [{ argv: [...docker, ...FORCE, `${stack.name}_${TOOLS}`] }],
    awaits: [TOOLS],
  };
  const getsRoutes = waves.at(-1)!.changed.some(({ key }) => key === TOOLS);
  return [
    ...pulls,
    ...waves.flatMap((wave, index) => [...removals(deploy, wave), waveStep(deploy, wave, fileOf(index))]),
    ...(routesEdited && !getsRoutes ? [routes] : []),
  ];
}

/** What goes before a wave, not earlier: a job that fails leaves what still serves. */
function removals({ docker }: DockerDeploy, { removed }: StackWave): readonly DeployStep[] {
  return removed.map((service) => ({
    title: `remove ${keyOf(service)}, which holds a port that is given to another`,
    commands: [{ argv: [...docker, 'service', 'rm', service.Spec.Name] }],
    awaits: [],
  }));
}

function waveStep({ application, stack, docker }: DockerDeploy, wave: StackWave, file: string): DeployStep {
  // Without a registry only the engine itself knows the images.
  const images = application.registry === undefined ? ['--resolve-image', 'never'] : ['--with-registry-auth'];
  const argv = [...docker, 'stack', 'deploy', '--detach=true', ...images, '--compose-file', file, stack.name];
  return {
    title: titleOf(wave),
    commands: [
      ...(wave.changed.length === 0 ? [] : [{ argv, repeatsOn: CHANGED_MEANWHILE }]),
      ...wave.repeated.map(({ Spec }) => ({ argv: [...docker, ...FORCE, Spec.Name] })),
    ],
    awaits: wave.awaits,
  };
}

function titleOf({ jobs, changed, repeated }: StackWave): string {
  const touched = [...changed.map(({ key }) => key), ...repeated.map(keyOf)];
  const runs = touched.filter((key) => jobs.includes(key));
  const deployed = touched.filter((key) => !jobs.includes(key));
  const parts = [
    ...(deployed.length === 0 ? [] : [`deploy ${deployed.join(', ')}`]),
    ...(runs.length > 0 ? [`run ${runs.join(', ')}`] : jobs.length > 0 ? [`wait for ${jobs.join(', ')}`] : []),
  ];
  return parts.length === 0 ? 'nothing has changed' : parts.join(', then ');
}
