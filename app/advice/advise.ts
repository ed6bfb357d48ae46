import type { Target } from '../model/target.ts';
import type { Facts } from './facts.ts';
import type { Argument } from './rule.ts';
import { rules } from './rules/index.ts';
import { situationOf, type Situation } from './situation.ts';
import type { Verdict } from './verdict.ts';

/** What a rule said, and how much it counts. */
export interface Reason extends Argument {
  readonly rule: string;
  /** Its weight times its strength. */
  readonly score: number;
}

/** Which target for an application now, and why. */
export interface Advice {
  readonly recommendation: Verdict;
  /** Sum of the reasons for each target. */
  readonly score: Readonly<Record<Target, number>>;
  /** The decisive ones first, then by score. */
  readonly reasons: readonly Reason[];
  readonly situation: Situation;
}

/**
 * Weighs what all rules say. What decides comes before every sum, and where that stands against each other, neither
 * target can run it; where both weigh the same, it is Docker: it is less to run, and the same description moves to a
 * cluster later.
 */
export function advise(facts: Facts): Advice {
  const situation = situationOf(facts);
  const reasons = rules
    .flatMap(({ name, weight, argue }): readonly Reason[] => {
      const argument = argue(situation);
      return argument === undefined ? [] : [{ ...argument, rule: name, score: weight * argument.strength }];
    })
    .sort((a, b) => Number(b.decisive ?? false) - Number(a.decisive ?? false) || b.score - a.score);
  const score = { docker: scoreFor(reasons, 'docker'), kubernetes: scoreFor(reasons, 'kubernetes') };
  return {
    recommendation: decidedBy(reasons) ?? (score.kubernetes > score.docker ? 'kubernetes' : 'docker'),
    score,
    reasons,
    situation,
  };
}

/** What the decisive reasons leave; `undefined` where there are none. */
function decidedBy(reasons: readonly Reason[]): Verdict | undefined {
  const [left, ...others] = new Set(
    reasons.filter(({ decisive }) => decisive).map(({ favours }) => favours ?? 'neither'),
  );
  return others.length > 0 ? 'neither' : left;
}

const scoreFor = (reasons: readonly Reason[], target: Target) =>
  reasons.filter(({ favours }) => favours === target).reduce((all, { score }) => all + score, 0);
