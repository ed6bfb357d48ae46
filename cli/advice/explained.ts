import type { Advice } from '../../app/advice/advise.ts';
import type { NamedAssumption } from '../../app/advice/assumptions.ts';
import type { Flip } from '../../app/advice/flips.ts';
import type { NextStep } from '../next-steps.ts';
import type { PriceFile } from './read-prices.ts';

/** A recommendation with all that is said about it. */
export interface Explained {
  readonly advice: Advice;
  readonly flips: readonly Flip[];
  readonly assumptions: readonly NamedAssumption[];
  readonly priceFile: PriceFile | undefined;
  /** How old the prices are, in days. */
  readonly pricesAge: number;
  readonly next: readonly NextStep[];
}
