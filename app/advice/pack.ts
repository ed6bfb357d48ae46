import { minus, shareOf, sum, type Amount, type Machine } from './amount.ts';
import type { Unit } from './demand.ts';

/** What lies on which machine, and what found no place. */
export interface Packing {
  readonly machines: readonly { readonly machine: Machine; readonly units: readonly Unit[] }[];
  readonly left: readonly Unit[];
}

/** A machine while it is being filled. */
interface Open {
  readonly machine: Machine;
  readonly units: Unit[];
  free: Amount;
}

/** More machines than this are not tried. */
const MOST = 500;

/**
 * Places units on machines, the largest unit first, each on the first machine with room for it that it may be on. What
 * it finds is a place for all; where it finds none, a scheduler that tries more may still find one.
 *
 * @see https://en.wikipedia.org/wiki/First-fit-decreasing_bin_packing
 */
export function pack(units: readonly Unit[], machines: readonly Machine[]): Packing {
  const largest = machines.reduce<Amount | undefined>(
    (a, b) => (a === undefined || b.cpuMillis > a.cpuMillis ? b : a),
    undefined,
  );
  const bySize = largest === undefined ? units : units.toSorted((a, b) => shareOf(b, largest) - shareOf(a, largest));
  const open = machines.map((machine): Open => ({ machine, free: machine, units: [] }));
  const left = bySize.filter((unit) => {
    const isSpread = spreadFor(unit, open);
    const place = open.find((one) => fits(unit, one.free) && isSpread(one) && one.units.every(mayBeBeside(unit)));
    if (place === undefined) return true;
    place.units.push(unit);
    place.free = minus(place.free, unit);
    return false;
  });
  return { machines: open.map(({ machine, units: placed }) => ({ machine, units: placed })), left };
}

/** Anti-affinity counts both ways, whoever comes second. */
const mayBeBeside = (unit: Unit) => (other: Unit) =>
  !(unit.apartFrom?.includes(other.name) ?? false) && !(other.apartFrom?.includes(unit.name) ?? false);

/**
 * On which machines one more of a group leaves it spread: nowhere more than one above the machine that has the fewest,
 * whether or not there is room on that one.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */
function spreadFor({ spreadGroup }: Unit, machines: readonly Open[]): (machine: Open) => boolean {
  if (spreadGroup === undefined) return () => true;
  const countOn = ({ units }: Open) => units.filter((unit) => unit.spreadGroup === spreadGroup).length;
  const fewest = Math.min(...machines.map(countOn));
  return (machine) => countOn(machine) <= fewest;
}

/** Whether all units find a place even if any one of the machines is gone. */
export function survivesLoss(units: readonly Unit[], machines: readonly Machine[]): boolean {
  return machines.every(
    (gone, index) =>
      machines.findIndex((one) => one.cpuMillis === gone.cpuMillis && one.memoryBytes === gone.memoryBytes) !== index ||
      pack(units, machines.toSpliced(index, 1)).left.length === 0,
  );
}

/** How many machines of a kind hold all units; `undefined` where no number does. */
export function machinesFor(units: readonly Unit[], machine: Machine): number | undefined {
  if (units.some((unit) => !fits(unit, machine))) return undefined;
  const least = Math.max(1, Math.ceil(shareOf(sum(units), machine)));
  for (let count = least; count <= MOST; count++) {
    if (
      pack(
        units,
        Array.from({ length: count }, () => machine),
      ).left.length === 0
    )
      return count;
  }
  return undefined;
}

export const fits = (unit: Amount, free: Amount) =>
  unit.cpuMillis <= free.cpuMillis && unit.memoryBytes <= free.memoryBytes;
