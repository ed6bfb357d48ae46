import { advise, type Advice } from './advise.ts';
import type { Facts } from './facts.ts';
import { knobs, type Knob } from './knobs.ts';
import type { Verdict } from './verdict.ts';

/** A change that would change the recommendation. */
export interface Flip {
  /** `above 6.2 vCPU of requests`. */
  readonly condition: string;
  /** As it is now. */
  readonly now: string;
  readonly recommendation: Verdict;
}

/** Steps of a bisection: enough for two digits. */
const BISECTIONS = 14;

/** What would change the recommendation, one thing at a time, found by trying. */
export function findFlips(advice: Advice, facts: Facts): readonly Flip[] {
  return knobs.flatMap((knob) => [...search(knob, 'up', advice, facts), ...search(knob, 'down', advice, facts)]);
}

function search(knob: Knob, direction: 'up' | 'down', advice: Advice, facts: Facts): readonly Flip[] {
  const now = knob.now(facts);
  const differs = (value: number) => advise(knob.apply(facts, value)).recommendation !== advice.recommendation;
  const steps = knob.steps(facts).filter((value) => (direction === 'up' ? value > now : value < now));
  const ordered = direction === 'up' ? steps : steps.toReversed();
  const found = ordered.findIndex(differs);
  if (found === -1) return [];
  const before = ordered[found - 1] ?? now;
  const value = knob.continuous ? boundary(before, ordered[found]!, differs) : ordered[found]!;
  const { recommendation, situation } = advise(knob.apply(facts, value));
  return [
    {
      condition: knob.describe(value, direction, situation),
      now: knob.describeNow(now, advice.situation),
      recommendation,
    },
  ];
}

/** The value nearest to the first at which the recommendation differs. */
function boundary(same: number, other: number, differs: (value: number) => boolean): number {
  let [kept, changed] = [same, other];
  for (let step = 0; step < BISECTIONS; step++) {
    const middle = (kept + changed) / 2;
    if (differs(middle)) changed = middle;
    else kept = middle;
  }
  return changed;
}
