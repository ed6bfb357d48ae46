import { amountOf, shareOf, type Amount, type Machine } from './amount.ts';
import { fits } from './pack.ts';
import type { Prices } from './prices.ts';
import { asHost } from './reserve.ts';

/** A kind of machine in full, what of it an application may take as a host, and its price of a month. */
export interface Offer {
  readonly machine: Machine;
  readonly free: Machine;
  readonly monthly: number;
}

/** The machines of the prices. */
export function offersOf(prices: Prices): readonly Offer[] {
  return Object.entries(prices.machines).map(([name, { monthly, ...size }]) => {
    const machine = { name, ...amountOf(size) };
    return { machine, free: asHost(machine), monthly };
  });
}

/** The cheapest single machine that holds an amount; `undefined` where none does. */
export function cheapestHost(prices: Prices, needed: Amount): Offer | undefined {
  return offersOf(prices)
    .filter(({ free }) => fits(needed, free))
    .toSorted((a, b) => a.monthly - b.monthly)[0];
}

/** The single machine of which an amount takes the least part. */
export function roomiestHost(prices: Prices, needed: Amount): Offer {
  return offersOf(prices).toSorted((a, b) => shareOf(needed, a.free) - shareOf(needed, b.free))[0]!;
}
