import type { Application } from '../model/application.ts';
import type { Target } from '../model/target.ts';
import type { Container } from '../model/container.ts';
import type { Workload } from '../model/workload.ts';
import { amountOf, sum, type Amount } from './amount.ts';
import type { Facts } from './facts.ts';

/** Something that is placed as a whole: a replica, a run of a job, a service of the target itself. */
export interface Unit extends Amount {
  readonly name: string;
  /** Names of units that may not be on the same machine. @default - none */
  readonly apartFrom?: readonly string[] | undefined;
  /** Units of the same group are spread evenly over machines. @default - they are placed anywhere */
  readonly spreadGroup?: string | undefined;
}

/** What an application needs on a target. */
export interface Demand {
  /** What runs at the least load. */
  readonly base: readonly Unit[];
  /** What runs at the most load. */
  readonly peak: readonly Unit[];
  /** What runs at the most load while a new version of everything comes. */
  readonly updating: readonly Unit[];
  /** The limits of what runs at the most load, where there are any. */
  readonly limits: Amount;
}

const MI = 2 ** 20;

/**
 * What the target runs beside the application. Docker: proxy, tools and scheduler, and where there is `monitoring`
 * Prometheus and its exporters. Kubernetes: CoreDNS twice, metrics-server and an ingress controller, as their own
 * manifests ask for it.
 */
const ownUnits: Readonly<Record<Target, (application: Application) => readonly Unit[]>> = {
  docker: ({ monitoring }) => [
    ...['proxy', 'tools', 'scheduler'].map(little),
    ...(monitoring === undefined ? [] : ['node exporter', 'container figures', 'certificates'].map(little)),
    ...(monitoring === undefined ? [] : [{ name: 'prometheus', cpuMillis: 10, memoryBytes: 64 * MI }]),
  ],
  kubernetes: () => [
    { name: 'coredns', cpuMillis: 100, memoryBytes: 70 * MI },
    { name: 'coredns', cpuMillis: 100, memoryBytes: 70 * MI },
    { name: 'metrics-server', cpuMillis: 100, memoryBytes: 200 * MI },
    { name: 'ingress controller', cpuMillis: 100, memoryBytes: 90 * MI },
  ],
};

const little = (name: string): Unit => ({ name, cpuMillis: 10, memoryBytes: 16 * MI });

/** How many replicas serve the least and the most load. */
export function replicasOf({ scale: { replicas, autoscaler } }: Workload, load: Facts['wanted']['load']) {
  if (autoscaler === undefined) return { base: replicas, peak: replicas };
  if (load === undefined) return { base: replicas, peak: autoscaler.maxReplicas };
  const serving = (factor: number) => Math.max(replicas, Math.ceil(replicas * factor));
  return { base: serving(load.min), peak: serving(load.max) };
}

/** Replicas, runs of jobs and the target's own services; on Docker room for the most load is needed all the time. */
export function demandOf({ application, wanted, growth, nodes }: Facts, target: Target): Demand {
  const own = target === 'kubernetes' && nodes !== undefined ? [] : ownUnits[target](application);
  const unitOf = (container: Container): Unit => {
    const { cpuMillis, memoryBytes } = amountOf(container.resources.requests);
    const size = { cpuMillis: cpuMillis * growth.cpu, memoryBytes: memoryBytes * growth.memory };
    return { name: container.name, ...size, ...apartOf(container) };
  };
  const jobs = application.jobs.filter(({ schedule }) => schedule !== undefined).map(unitOf);
  const counted = application.workloads.map((workload) => ({ workload, ...replicasOf(workload, wanted.load) }));
  const times = (count: (one: (typeof counted)[number]) => number, version = '') =>
    counted.flatMap((one) => {
      const unit = { ...unitOf(one.workload), ...spreadOf(one.workload, version) };
      return Array.from({ length: count(one) }, () => unit);
    });
  const peak = [...own, ...jobs, ...times((one) => one.peak)];
  return {
    base: target === 'docker' ? peak : [...own, ...jobs, ...times((one) => one.base)],
    peak,
    updating: [...peak, ...times(({ workload, peak }) => surgeOf(workload, peak), ' next')],
    limits: sum(
      counted.flatMap(({ workload, peak }) => Array.from({ length: peak }, () => amountOf(workload.resources.limits))),
    ),
  };
}

/** The workloads that a unit may not be beside; a wish rules no machine out. */
const apartOf = ({ placement: { apartFrom, required } }: Container): Partial<Unit> =>
  required.includes('apartFrom') && apartFrom.length > 0 ? { apartFrom } : {};

/** Replicas that have to be spread over machines; each version of them is spread by itself. */
const spreadOf = ({ name, placement: { spread, required } }: Workload, version: string): Partial<Unit> =>
  required.includes('spread') && spread.includes('host') ? { spreadGroup: `${name}${version}` } : {};

/** Replicas beyond the wanted number that an update needs room for. */
function surgeOf({ update, publish }: Workload, replicas: number): number {
  return update.strategy === 'recreate' || publish.length > 0 ? 0 : Math.min(update.maxSurge, replicas);
}
