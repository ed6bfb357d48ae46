import type { Advice } from '../../app/advice/advise.ts';
import { availability, duration, round, titles } from '../../app/advice/format.ts';
import type { Flip } from '../../app/advice/flips.ts';
import { remediesOf } from '../../app/advice/remedies.ts';
import { verdicts } from '../../app/advice/verdict.ts';
import { knownTargets } from '../../app/model/target.ts';
import { table } from '../table.ts';
import type { Explained } from './explained.ts';

/** Causes of downtime that are shown; the rest is summed up. */
const SHOWN_CAUSES = 5;

/** A recommendation in words: what, why, what it gives and costs, what would change it, and what comes next. */
export function explain(explained: Explained): string {
  const { advice, flips, next } = explained;
  return [
    headline(advice),
    ['Why, what counts most first:', reasonLines(advice)].join('\n'),
    ...(advice.recommendation === 'neither'
      ? [
          ['What to do, for the one of them that you choose:', ...remediesOf(advice).map((what) => `  ${what}`)].join(
            '\n',
          ),
        ]
      : []),
    availabilityLines(advice),
    costLines(explained),
    ['What would change that:', flipLines(flips)].join('\n'),
    assumptionLines(explained),
    ['Next:', ...next.map(({ command, why }) => `  ${command}\n      ${why}`)].join('\n'),
  ].join('\n\n');
}

function headline({ recommendation, situation }: Advice): string {
  const { name } = situation.facts.application;
  return recommendation === 'neither'
    ? `Neither Docker nor Kubernetes can run ${name} with what there is now.`
    : `${titles[recommendation]} for ${name}, now.`;
}

function reasonLines({ reasons, score }: Advice): string {
  const rows = reasons.map(({ rule, favours, score: points, decisive, text }) => [
    favours === undefined ? '-' : titles[favours],
    decisive ? 'decides' : points === 0 ? '' : round(points, 1),
    rule,
    text,
  ]);
  const sums = knownTargets.map((target) => `${titles[target]} ${round(score[target], 1)}`).join(', ');
  return `${table([['FOR', 'POINTS', 'RULE', 'REASON'], ...rows])}\nin all: ${sums}`;
}

function availabilityLines({ situation }: Advice): string {
  const lines = knownTargets.flatMap((target) => {
    const { percent, downtimes } = situation.availability[target];
    const rest = downtimes.slice(SHOWN_CAUSES).reduce((all, { seconds }) => all + seconds, 0);
    return [
      `  ${titles[target]} ${availability(percent)}`,
      ...downtimes.slice(0, SHOWN_CAUSES).map(({ cause, seconds }) => `    ${duration(seconds).padStart(7)}  ${cause}`),
      ...(rest > 0 ? [`    ${duration(rest).padStart(7)}  ${downtimes.length - SHOWN_CAUSES} further causes`] : []),
    ];
  });
  return [
    'Availability to expect, and what is lost of a month (an estimate from the assumptions below):',
    ...lines,
  ].join('\n');
}

function costLines({ advice, priceFile, pricesAge }: Explained): string {
  if (priceFile === undefined) return 'Cost: not known without a price file (--prices)';
  const { path, prices } = priceFile;
  const { currency, date, example, source } = prices;
  const age = pricesAge > 180 ? `, ${pricesAge} days old` : '';
  const head = `Cost a month, by ${path} (${example ? 'EXAMPLE figures, not real prices; ' : ''}${source}, ${date}${age}):`;
  const lines = knownTargets.map((target) => {
    const cost = advice.situation.cost[target];
    const title = `  ${titles[target].padEnd(10)}`;
    if (cost === undefined) return `${title}  no machine of the price file is large enough`;
    const parts = cost.lines.map(({ what, least, most }) => `${what} ${range(least, most)}`).join(', ');
    return `${title}  ${range(cost.least, cost.most)} ${currency}: ${parts}`;
  });
  const { elsewhere } = advice.situation.facts.wanted;
  const missing = elsewhere.length > 0 ? [`  without what ${elsewhere.join(', ')} costs elsewhere`] : [];
  return [head, ...lines, ...missing].join('\n');
}

const range = (least: number, most: number) =>
  least === most ? round(most, 2) : `${round(least, 2)} to ${round(most, 2)}`;

function flipLines(flips: readonly Flip[]): string {
  if (flips.length === 0) return '  nothing that was tried, one thing at a time';
  return flips
    .map(({ condition, now, recommendation }) => `  ${condition} (now: ${now}): ${verdicts[recommendation]}`)
    .join('\n');
}

function assumptionLines({ assumptions }: Explained): string {
  const rows = assumptions.map(({ name, value, source }) => [`  ${name}`, String(value), source]);
  return [
    'Assumptions (yours go under `assumptions` in the price file):',
    table([['  NAME', 'VALUE', 'SOURCE'], ...rows]),
    'Not counted: mistakes of people and programs, a lost disk, and what the application itself gets wrong.',
  ].join('\n');
}
