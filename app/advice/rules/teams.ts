import { clamp, type Rule } from '../rule.ts';

/** From so many teams on it speaks as strongly as it can. */
const MANY = 4;

/** Teams that deploy on their own need namespaces, quotas and rights: cluster-wide control. */
export const teams: Rule = {
  name: 'teams',
  weight: 6,
  argue: ({ facts: { wanted } }) => {
    if (wanted.teams < 2) return undefined;
    return {
      favours: 'kubernetes',
      strength: clamp((wanted.teams - 1) / (MANY - 1)),
      text: `${wanted.teams} teams deploy on their own: on one host each can do everything to all`,
    };
  },
};
