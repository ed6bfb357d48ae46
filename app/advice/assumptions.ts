import { z } from 'zod';

const amountExpected = { error: 'a number of at least 0' };
const amount = () => z.number(amountExpected).min(0, amountExpected).optional();

const percentageExpected = { error: 'a percentage such as 99.5' };
const percentage = () =>
  z.number(percentageExpected).min(0, percentageExpected).max(100, percentageExpected).optional();

const countExpected = { error: 'a whole number of at least 1' };
const count = () => z.int(countExpected).min(1, countExpected).optional();

/** What an estimate of availability rests on, as far as a team knows better than the defaults. */
export const assumptionsSchema = z.strictObject({
  /** How much of the time one machine, a host or a node, is up, in percent. @default 99.5 */
  machineAvailability: percentage(),
  /** How long a machine is away when it fails, in minutes. @default 60 */
  outageMinutes: amount(),
  /** How often a machine is restarted or drained for its updates, in a month. @default 1 */
  rebootsPerMonth: amount(),
  /** From the start of a reboot until all of the application is ready again on the one host, in seconds. @default 90 */
  rebootSeconds: amount(),
  /** How often what can't be updated without a pause gets another version or setting, in a month. @default 1 */
  pausingUpdatesPerMonth: amount(),
  /** What a program takes to end, and the next one to be ready, in seconds. @default 10 */
  restartSeconds: amount(),
  /** How long requests still go to a node that has gone, in seconds. @default 50 */
  nodeNoticeSeconds: amount(),
  /** How long after that its pods are made anew elsewhere, in seconds. @default 300 */
  evictionSeconds: amount(),
  /** How much of the time the load balancer in front of a cluster is up, in percent. @default 99.99 */
  loadBalancerAvailability: percentage(),
  /** Nodes of the cluster where neither `--nodes` nor prices say how many. @default 3 */
  nodes: count(),
});

type Assumption = keyof z.output<typeof assumptionsSchema>;

/** A value, and where it comes from. */
interface Sourced {
  readonly value: number;
  readonly source: string;
}

const defaults: Readonly<Record<Assumption, Sourced>> = {
  machineAvailability: {
    value: 99.5,
    source: 'what one large provider promises of a single machine: https://aws.amazon.com/compute/sla/',
  },
  outageMinutes: { value: 60, source: 'assumed; together with the former it says how often a machine fails' },
  rebootsPerMonth: { value: 1, source: 'assumed: one update of kernel or engine a month' },
  rebootSeconds: { value: 90, source: 'assumed; measure it with a reboot of your host' },
  pausingUpdatesPerMonth: { value: 1, source: 'assumed' },
  restartSeconds: { value: 10, source: 'assumed; measure it with an update' },
  nodeNoticeSeconds: { value: 50, source: 'node-monitor-grace-period of the kube-controller-manager since 1.32' },
  evictionSeconds: { value: 300, source: 'the toleration of unreachable nodes that Kubernetes gives each pod' },
  loadBalancerAvailability: {
    value: 99.99,
    source: 'what one large provider promises: https://aws.amazon.com/elasticloadbalancing/sla/',
  },
  nodes: { value: 3, source: 'assumed: the cluster loses one and still spreads replicas' },
};

export type Assumptions = Readonly<Record<Assumption, number>>;

/** An assumption with its name. */
export type NamedAssumption = Sourced & { readonly name: string };

/** The defaults, where a team doesn't know better. */
export function assume(own: Partial<Record<Assumption, number | undefined>> = {}): Assumptions {
  const values = Object.entries(defaults).map(([name, { value }]) => [name, own[name as Assumption] ?? value]);
  return Object.fromEntries(values) as Assumptions;
}

/** Each assumption with its value and its source, which is the team's own file where that has one. */
export function listAssumptions(
  own: Partial<Record<Assumption, number | undefined>>,
  file: string,
): readonly NamedAssumption[] {
  return Object.entries(defaults).map(([name, standard]) => {
    const value = own[name as Assumption];
    return value === undefined ? { name, ...standard } : { name, value, source: file };
  });
}
