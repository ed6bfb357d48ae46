import { bytes } from '../schema/quantity.ts';
import type { Target } from '../model/target.ts';
import { sum } from './amount.ts';
import { machinesFor } from './pack.ts';
import type { Demand } from './demand.ts';
import type { Facts } from './facts.ts';
import { cheapestHost, offersOf } from './offers.ts';
import type { Prices } from './prices.ts';
import { asNode } from './reserve.ts';

/** One part of what a month costs; where it follows the load, at the least and at the most of it. */
export interface CostLine {
  readonly what: string;
  readonly least: number;
  readonly most: number;
}

/** What a month costs on a target. */
export interface Cost {
  /** Kind of the machines, and how many of them at the most load. */
  readonly machine: string;
  readonly count: number;
  readonly lines: readonly CostLine[];
  readonly least: number;
  readonly most: number;
}

/** Nodes that a cluster has at least: one may be lost, and replicas are still apart. */
const LEAST_NODES = 2;
/** With zones, one in each of three. */
const LEAST_ZONAL_NODES = 3;

/** The cheapest single machine that holds everything; `undefined` without prices, or where none is large enough. */
export function dockerCost(facts: Facts, demand: Demand): Cost | undefined {
  const { prices } = facts;
  if (prices === undefined) return undefined;
  const chosen = cheapestHost(prices, sum(demand.updating));
  if (chosen === undefined) return undefined;
  const { machine, monthly } = chosen;
  return total(machine.name, 1, [fixed(`1 × ${machine.name}`, monthly), ...operations(prices, 'docker')]);
}

/** The cheapest nodes of one kind that hold everything with one of them lost; `undefined` as above. */
export function kubernetesCost(facts: Facts, demand: Demand): Cost | undefined {
  const { prices, application } = facts;
  if (prices === undefined) return undefined;
  const zonal = application.workloads.some(({ placement }) => placement.spread.includes('zone'));
  const least = zonal ? LEAST_ZONAL_NODES : LEAST_NODES;
  const { controlPlane, loadBalancer, storagePerGi } = prices.cluster;
  const storage = storageGi(facts) * storagePerGi;
  const offers = offersOf(prices).flatMap(({ machine, monthly }) => {
    const nodesFor = (units: Demand['base']) => machinesFor(units, asNode(machine));
    const [base, peak] = [nodesFor(demand.base), nodesFor(demand.updating)];
    if (base === undefined || peak === undefined) return [];
    const [few, many] = [Math.max(least, base + 1), Math.max(least, peak + 1)];
    const count = few === many ? String(few) : `${few} to ${many}`;
    return total(machine.name, many, [
      { what: `${count} × ${machine.name}`, least: few * monthly, most: many * monthly },
      ...(controlPlane > 0 ? [fixed('control plane', controlPlane)] : []),
      ...(loadBalancer > 0 ? [fixed('load balancer', loadBalancer)] : []),
      ...(storage > 0 ? [fixed('volumes', storage)] : []),
      ...operations(prices, 'kubernetes'),
    ]);
  });
  return offers.sort((a, b) => a.least + a.most - (b.least + b.most))[0];
}

function operations({ operations: team }: Prices, target: Target): readonly CostLine[] {
  if (team === undefined) return [];
  const hours = team.hours[target];
  return [fixed(`${hours} h of the team`, hours * team.hourly)];
}

/** What all volumes together ask for; one per replica as often as there are replicas. */
function storageGi({ application: { volumes, workloads } }: Facts): number {
  const sizes = volumes.map(({ name, size, perReplica }) => {
    const owner = workloads.find((one) => one.volumes.some(({ volume }) => volume === name));
    return (bytes(size) / 2 ** 30) * (perReplica ? (owner?.scale.replicas ?? 0) : 1);
  });
  return sizes.reduce((all, size) => all + size, 0);
}

const fixed = (what: string, price: number): CostLine => ({ what, least: price, most: price });

function total(machine: string, count: number, lines: readonly CostLine[]): Cost {
  const add = (pick: (line: CostLine) => number) => lines.reduce((all, line) => all + pick(line), 0);
  return { machine, count, lines, least: add(({ least }) => least), most: add(({ most }) => most) };
}
