import { note, type Rule } from '../rule.ts';

/** The hours that the team has, against those that each target takes. */
export const operations: Rule = {
  name: 'operations',
  weight: 8,
  argue: ({ facts: { wanted, prices } }) => {
    const { operationsHours: hours } = wanted;
    const needed = prices?.operations?.hours;
    if (hours === undefined) return undefined;
    if (needed === undefined) {
      return note(
        `the team has ${hours} h a month, which counts for nothing: no price file says under \`operations\` what each target takes`,
      );
    }
    const figures = `the team has ${hours} h a month; Docker takes ${needed.docker} h, Kubernetes ${needed.kubernetes} h, by the price file`;
    if (hours >= Math.max(needed.kubernetes, needed.docker)) return note(figures);
    const favours = needed.docker <= needed.kubernetes ? 'docker' : 'kubernetes';
    return { favours, strength: 1, text: figures };
  },
};
