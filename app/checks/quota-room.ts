import type { Issue } from '../errors/issue.ts';
import type { ParsedContainer } from '../model/images.ts';
import type { ParsedApplication } from '../schema/application.ts';
import { bytes, cpuMillis, twice } from '../schema/quantity.ts';
import { containersWithPaths, type Check } from './check.ts';

const KINDS = {
  cpu: { amountOf: cpuMillis, show: (millis: number) => `${millis}m` },
  memory: { amountOf: bytes, show: (all: number) => `${Math.ceil(all / 2 ** 20)}Mi` },
} as const;

type Kind = keyof typeof KINDS;

/**
 * A quota has room for all replicas at once with the surge of an update, and for the jobs: otherwise the cluster refuses
 * pods, and a rolling update waits for ever. Where a quota counts an amount, each container must name it.
 */
export const quotaRoom: Check = (application) => {
  const { quota } = application.targets.kubernetes;
  if (quota === undefined) return [];
  const at = ['targets', 'kubernetes', 'quota'];
  const all = containersWithPaths(application).map((one) => ({ ...one, pods: podsOf(application, one.name) }));
  const amounts = (['requests', 'limits'] as const).flatMap((of) =>
    (['cpu', 'memory'] as const).flatMap((kind): readonly Issue[] => {
      const most = quota[of]?.[kind];
      if (most === undefined) return [];
      const asked = all.map(({ container, path, pods }) => ({ amount: amountOf(container, of, kind), path, pods }));
      const silent = asked.filter(({ amount, pods }) => amount === undefined && pods > 0);
      const sum = asked.reduce((total, { amount = 0, pods }) => total + amount * pods, 0);
      return [
        ...(hasDefault(application, of, kind) ? [] : silent.map(({ path }) => unnamed(path, of, kind))),
        ...room([...at, of, kind], KINDS[kind].amountOf(most), sum, KINDS[kind].show),
      ];
    }),
  );
  const pods = all.reduce((total, one) => total + one.pods, 0);
  const storage = quota.storage === undefined ? undefined : bytes(quota.storage);
  return [
    ...amounts,
    ...room([...at, 'pods'], quota.pods, pods, String),
    ...room([...at, 'storage'], storage, storageOf(application), KINDS.memory.show),
  ];
};

function room(
  path: Issue['path'],
  most = Infinity,
  needed: number,
  show: (amount: number) => string,
): readonly Issue[] {
  if (needed <= most) return [];
  const message = `expected at least ${show(needed)}, which all replicas, the surge of an update and the jobs need, got ${show(most)}`;
  return [{ path, message }];
}

function unnamed(path: Issue['path'], of: 'requests' | 'limits', kind: Kind): Issue {
  const defaults = of === 'requests' ? 'defaultRequest' : 'default';
  const message = `expected an amount, since targets.kubernetes.quota counts it, got nothing; or set targets.kubernetes.limitRange.${defaults}.${kind}`;
  return { path: [...path, 'resources', of, kind], message };
}

function hasDefault({ targets }: ParsedApplication, of: 'requests' | 'limits', kind: Kind): boolean {
  const range = targets.kubernetes.limitRange;
  const limit = range?.default?.[kind] ?? range?.max?.[kind];
  return (of === 'requests' ? (range?.defaultRequest?.[kind] ?? limit) : limit) !== undefined;
}

/** Limits stand for requests that are missing, and memory has a limit of twice the request where none is given. */
function amountOf({ resources }: ParsedContainer, of: 'requests' | 'limits', kind: Kind): number | undefined {
  const { requests, limits } = resources;
  const memory = requests.memory === undefined ? undefined : twice(requests.memory);
  const limit = limits === undefined ? (kind === 'memory' ? memory : undefined) : limits[kind];
  const amount = of === 'limits' ? limit : (requests[kind] ?? limit);
  return amount === undefined ? undefined : KINDS[kind].amountOf(amount);
}

/** Pods that a workload has at most while it is updated, before an autoscaler adds any; a job has one. */
function podsOf({ workloads, volumes }: ParsedApplication, name: string): number {
  const workload = Object.hasOwn(workloads, name) ? workloads[name] : undefined;
  if (workload === undefined) return 1;
  const { scale, update } = workload;
  const holdsVolumes = Object.keys(workload.volumes).some((volume) => {
    const declared = Object.hasOwn(volumes, volume) ? volumes[volume] : undefined;
    return declared?.perReplica === true || declared?.accessMode === 'ReadWriteOnce';
  });
  const surge = scale.min === 0 || update.strategy === 'recreate' || holdsVolumes ? 0 : update.maxSurge;
  return scale.min + surge;
}

/** Sum of the volumes' sizes, those of each replica included. */
function storageOf({ workloads, volumes }: ParsedApplication): number {
  return Object.entries(volumes).reduce((total, [name, { size, perReplica }]) => {
    const mounting = Object.values(workloads).filter((workload) => Object.hasOwn(workload.volumes, name));
    const copies = perReplica ? mounting.reduce((sum, { scale }) => sum + scale.min, 0) : 1;
    return total + copies * bytes(size);
  }, 0);
}
