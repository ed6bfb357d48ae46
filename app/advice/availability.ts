import type { Application } from '../model/application.ts';
import type { Target } from '../model/target.ts';
import type { Workload } from '../model/workload.ts';
import { pauseOf, pauses } from '../parity/pause.ts';
import type { Assumptions } from './assumptions.ts';
import { duration } from './format.ts';

/** A month of 30 days. */
export const MONTH_SECONDS = 30 * 24 * 3600;

/** One reason for which the application doesn't answer. */
export interface Downtime {
  readonly cause: string;
  /** Expected in a month. */
  readonly seconds: number;
}

/** How much of the time an application is expected to answer. */
export interface Availability {
  /** In percent. */
  readonly percent: number;
  /** What it is made of, the longest first. */
  readonly downtimes: readonly Downtime[];
  /** Workloads that go down with one machine, because each is one replica with a volume of its own. */
  readonly singles: readonly string[];
}

/** The workloads without which a request from outside fails: what has a route or a public port, and what these reach. */
export function criticalWorkloads({ workloads }: Application): readonly Workload[] {
  const entrances = workloads.filter(({ routes, publish }) => routes.length + publish.length > 0);
  const needed = new Set((entrances.length > 0 ? entrances : workloads).map(({ name }) => name));
  // A set that grows while it is walked: what was added is walked as well.
  for (const name of needed)
    workloads.find((one) => one.name === name)?.connectsTo.forEach((other) => needed.add(other));
  return workloads.filter(({ name, scale }) => needed.has(name) && scale.replicas > 0);
}

/** On one host everything goes down with the host. */
export function dockerAvailability(application: Application, assumed: Assumptions): Availability {
  const critical = criticalWorkloads(application);
  const updates = critical.filter((workload) => pauses(workload) || workload.publish.length > 0);
  return estimate(
    [],
    [
      { cause: 'the host fails', seconds: down(assumed.machineAvailability) },
      { cause: 'the host is restarted for updates', seconds: assumed.rebootsPerMonth * assumed.rebootSeconds },
      ...updates.map((workload) => updateOf(workload, 'docker', assumed)),
    ],
  );
}

/** On a cluster it depends on each workload: how many replicas there are, and whether one can start elsewhere. */
export function kubernetesAvailability(application: Application, assumed: Assumptions, nodes: number): Availability {
  const critical = criticalWorkloads(application);
  const singles = critical.filter((workload) => isSingle(workload, application));
  return estimate(
    singles.map(({ name }) => name),
    [
      { cause: 'the load balancer fails', seconds: down(assumed.loadBalancerAvailability) },
      ...critical.flatMap((workload) => [
        ...failuresOf(workload, singles.includes(workload), assumed, nodes),
        ...(pauses(workload) ? [updateOf(workload, 'kubernetes', assumed)] : []),
      ]),
    ],
  );
}

/** Whether it is one replica whose volume nobody else can mount: it waits for its node, on any target. */
function isSingle({ volumes: mounts, scale }: Workload, { volumes }: Application): boolean {
  const own = mounts.some(({ volume }) => volumes.find(({ name }) => name === volume)?.accessMode === 'ReadWriteOnce');
  return scale.replicas === 1 && own;
}

function failuresOf(workload: Workload, single: boolean, assumed: Assumptions, nodes: number): readonly Downtime[] {
  const { name, scale } = workload;
  const outage = down(assumed.machineAvailability);
  const failures = outage / (assumed.outageMinutes * 60);
  const restart = restartOf(workload, 'kubernetes', assumed);
  const moves = { cause: `${name} moves when its node is updated`, seconds: assumed.rebootsPerMonth * restart };
  if (single) {
    return [{ cause: `the node of ${name} fails: its volume ties its only replica to it`, seconds: outage }, moves];
  }
  const spread = Math.min(scale.replicas, nodes);
  if (spread === 1) {
    const gone = Math.min(assumed.outageMinutes * 60, assumed.nodeNoticeSeconds + assumed.evictionSeconds + restart);
    return [
      {
        cause: `the node of ${name} fails: ${duration(gone)} until its only replica runs elsewhere`,
        seconds: failures * gone,
      },
      moves,
    ];
  }
  const all = (1 - assumed.machineAvailability / 100) ** spread * MONTH_SECONDS;
  return [
    // Any of its nodes fails so often, and its share of the requests is lost until that is noticed.
    {
      cause: `a node of ${name} fails: its share of requests, until that is noticed`,
      seconds: failures * assumed.nodeNoticeSeconds,
    },
    { cause: `all ${spread} nodes of ${name} fail at once`, seconds: all },
  ];
}

const restartOf = (workload: Workload, target: Target, { restartSeconds }: Assumptions) =>
  pauseOf(workload, target).least + restartSeconds;

function updateOf(workload: Workload, target: Target, assumed: Assumptions): Downtime {
  const seconds = assumed.pausingUpdatesPerMonth * restartOf(workload, target, assumed);
  return { cause: `${workload.name} is updated: the old replica ends before the new one starts`, seconds };
}

const down = (percent: number) => (1 - percent / 100) * MONTH_SECONDS;

/** Downtimes are added up as if they never met: the estimate is rather too low than too high. */
function estimate(singles: readonly string[], downtimes: readonly Downtime[]): Availability {
  const seconds = downtimes.reduce((all, one) => all + one.seconds, 0);
  return {
    percent: Math.max(0, (1 - seconds / MONTH_SECONDS) * 100),
    downtimes: downtimes.toSorted((a, b) => b.seconds - a.seconds),
    singles,
  };
}
