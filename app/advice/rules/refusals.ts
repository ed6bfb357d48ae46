import { knownTargets } from '../../model/target.ts';
import { titles } from '../format.ts';
import { refusedOf, remedyOf } from '../refused.ts';
import type { Rule } from '../rule.ts';

/** What a target can't run as it is: the other one is left, or none. */
export const refusals: Rule = {
  name: 'what is refused',
  weight: 10,
  argue: ({ facts: { differences } }) => {
    const refusing = knownTargets
      .map((target) => ({ target, findings: refusedOf(differences[target]) }))
      .filter(({ findings }) => findings.length > 0);
    if (refusing.length === 0) return undefined;
    const left = knownTargets.filter((target) => refusing.every((one) => one.target !== target));
    const sentences = refusing.map(({ target, findings }) => {
      const found = findings.map(({ places, text }) => `${places.map(({ path }) => path).join(', ')}: ${text}`);
      return `${titles[target]} can't run this application: ${found.join('; ')}`;
    });
    return {
      favours: left[0],
      strength: 1,
      decisive: true,
      text: sentences.join('; '),
      instead: refusing.map(({ findings }) => remedyOf(findings)).join('; '),
    };
  },
};
