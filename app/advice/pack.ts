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
 * Places units on machines, the largest unit first, each on the first machine with room for it. What it finds is a
 * place for all; where it finds none, a scheduler that tries more may still find one.
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
    const place = open.find(({ free }) => fits(unit, free));
    if (place === undefined) return true;
    place.units.push(unit);
    place.free = minus(place.free, unit);
    return false;
  });
  return { machines: open.map(({ machine, units: placed }) => ({ machine, units: placed })), left };
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
