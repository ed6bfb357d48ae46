import { sum } from '../../app/advice/amount.ts';
import { knownTargets } from '../../app/model/target.ts';
import type { Explained } from './explained.ts';

/** A recommendation as data: for `--json`. */
export function toData({ advice, flips, assumptions, priceFile, pricesAge, next }: Explained) {
  const { recommendation, score, reasons, situation } = advice;
  const { facts, demand, availability, cost, host, nodes } = situation;
  const sums = knownTargets.map((target) => {
    const { base, peak, updating } = demand[target];
    return [target, { base: sum(base), peak: sum(peak), updating: sum(updating) }];
  });
  return {
    application: facts.application.name,
    environment: facts.application.environment,
    recommendation,
    score,
    reasons,
    requests: Object.fromEntries(sums) as unknown,
    host,
    nodes,
    availability,
    cost,
    prices: priceFile && {
      file: priceFile.path,
      example: priceFile.prices.example,
      date: priceFile.prices.date,
      days: pricesAge,
      source: priceFile.prices.source,
      currency: priceFile.prices.currency,
    },
    flips,
    assumptions,
    next,
  };
}
