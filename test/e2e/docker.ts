import { join } from 'node:path';
import { UserError } from '../../app/errors/user-error.ts';
import { CHANGED_MEANWHILE } from '../../cli/live/docker/deploy-steps.ts';
import { runPlanned } from '../../cli/live/run-planned.ts';
import { DockerTarget } from '../contract/docker.ts';
import { run } from '../support/command.ts';
import { eventually } from '../support/eventually.ts';
import { removeBuiltImages } from './built-images.ts';
import type { Deployment } from './deployment.ts';
import { outputs } from './outputs.ts';
import type { Sample } from './sample.ts';
import type { Settings } from './settings.ts';

/** How long all services may take to run after a deploy, images pulled and database made. */
const CONVERGES_WITHIN_SECONDS = 240;

/** Deploys with `docker stack deploy`. */
export function dockerDeployment(sample: Sample, { host, address = '127.0.0.1' }: Settings): Deployment {
  const { name: stack } = sample.application();
  const env = { DOCKER_HOST: host };
  const docker = (...args: readonly string[]) => run(['docker', ...args], { env });
  const mine = ['--filter', `label=com.docker.stack.namespace=${stack}`];

  const removeAll = async (type: string, ...filter: readonly string[]) => {
    const ids = words(await docker(type, 'ls', '-q', ...filter));
    if (ids.length > 0) await docker(type, 'rm', ...ids);
  };

  const takeDown = async () => {
    await docker('stack', 'rm', stack);
    await eventually(60, async () => {
      const left = [
        ...words(await docker('ps', '-aq', ...mine)),
        ...words(await docker('network', 'ls', '-q', ...mine)),
      ];
      if (left.length > 0) throw new Error(`${left.length} containers and networks are still there`);
    });
  };

  const remove = async () => {
    await takeDown();
    await removeAll('volume', ...mine);
    await removeAll('secret', '--filter', `name=${stack}_`);
    await removeBuiltImages(sample.application(), host);
  };

  const stackDeploy = async () => {
    const file = join(sample.folder, 'dist/docker/stack.yaml');
    const argv = ['docker', 'stack', 'deploy', '--detach=true', '--prune', '--with-registry-auth', '-c', file, stack];
    // A job that falls due in this very moment is updated by the scheduler as well; who deploys by hand repeats the command.
    await runPlanned({ capture: (words) => run(words, { env }) }, { argv, repeatsOn: CHANGED_MEANWHILE });
  };

  const deployAndWait = async () => {
    await stackDeploy();
    await eventually(CONVERGES_WITHIN_SECONDS, async () => {
      for (const { name, scale } of sample.application().workloads)
        await runs(docker, `${stack}_${name}`, scale.replicas);
    });
  };

  return {
    target: new DockerTarget({ stack, host, address }),
    address: () => Promise.resolve(address),
    prepare: async () => {
      const state = (await docker('info', '--format', '{{.Swarm.LocalNodeState}}')).trim();
      if (state !== 'active') {
        throw new UserError(`${host} is not a swarm, its state is ${state}: run docker swarm init there`);
      }
      await remove();
    },
    secretsTo: ['--target', 'docker', '--host', host],
    deploy: [{ name: 'docker stack deploy of dist/docker/stack.yaml converges', run: deployAndWait }],
    apply: stackDeploy,
    redeploy: deployAndWait,
    takeDown,
    remove,
    diagnose: async () => {
      const services = words(await docker('service', 'ls', '--format', '{{.Name}}', ...mine));
      const logs = services.map((name) => [`${name}.log`, ['service', 'logs', '--timestamps', name]] as const);
      const commands = {
        'services.txt': ['service', 'ls', ...mine],
        'tasks.txt': ['stack', 'ps', '--no-trunc', stack],
        'containers.txt': ['ps', '-a', '--no-trunc', ...mine],
        'events.txt': ['events', '--since', '15m', '--until', '0s'],
        ...Object.fromEntries(logs),
      };
      return outputs(['docker'], commands, env);
    },
  };
}

/** The part of `docker service inspect` that is read here. */
interface InspectedService {
  readonly UpdateStatus?: { readonly State: string; readonly Message: string };
}

/** Throws unless a service has as many healthy replicas as it should, of the version that was deployed last. */
async function runs(docker: (...args: string[]) => Promise<string>, service: string, replicas: number): Promise<void> {
  const [inspected] = JSON.parse(await docker('service', 'inspect', service)) as InspectedService[];
  const { State = 'completed', Message = '' } = inspected?.UpdateStatus ?? {};
  if (State !== 'completed') throw new Error(`${service}: update ${State}: ${Message}`);
  const format = ['--format', '{{.Replicas}}', '--filter', `name=${service}`];
  const [seen] = words(await docker('service', 'ls', ...format));
  if (seen !== `${replicas}/${replicas}`) throw new Error(`${service}: ${seen} replicas run`);
}

const words = (text: string) => text.split(/\s+/).filter((word) => word !== '');
