import { minus, sum, type Amount, type Machine } from '../../app/advice/amount.ts';
import { asHost } from '../../app/advice/reserve.ts';
import type { Runner } from '../run.ts';

/** The parts of `docker info` and `docker service inspect` that are read here. */
interface Info {
  readonly Name: string;
  readonly NCPU: number;
  readonly MemTotal: number;
  readonly Swarm: { readonly LocalNodeState: string };
}
interface Service {
  readonly Spec: {
    readonly Labels?: Readonly<Record<string, string>>;
    readonly Mode: { readonly Replicated?: { readonly Replicas?: number } };
    readonly TaskTemplate: {
      readonly Resources?: { readonly Reservations?: { readonly NanoCPUs?: number; readonly MemoryBytes?: number } };
    };
  };
}

/**
 * What is free for an application on a host that is there: its size without what the system and other stacks reserve.
 *
 * @throws UserError where the engine doesn't answer
 */
export async function readHost(run: Runner, host: string, application: string): Promise<Machine> {
  const docker = (...args: readonly string[]) => run.capture(['docker', ...args], { env: { DOCKER_HOST: host } });
  const info = JSON.parse(await docker('info', '--format', '{{json .}}')) as Info;
  const machine = asHost({ name: info.Name, cpuMillis: info.NCPU * 1000, memoryBytes: info.MemTotal });
  if (info.Swarm.LocalNodeState !== 'active') return machine;
  const ids = (await docker('service', 'ls', '--quiet')).split('\n').filter((id) => id !== '');
  if (ids.length === 0) return machine;
  const services = JSON.parse(await docker('service', 'inspect', ...ids)) as readonly Service[];
  const others = services.filter(({ Spec }) => Spec.Labels?.['com.docker.stack.namespace'] !== application);
  return { name: machine.name, ...minus(machine, sum(others.map(reservedBy))) };
}

function reservedBy({ Spec: { Mode, TaskTemplate } }: Service): Amount {
  const replicas = Mode.Replicated?.Replicas ?? 1;
  const { NanoCPUs = 0, MemoryBytes = 0 } = TaskTemplate.Resources?.Reservations ?? {};
  return { cpuMillis: (replicas * NanoCPUs) / 1e6, memoryBytes: replicas * MemoryBytes };
}
