import { knownTargets } from '../../model/target.ts';
import { round } from '../format.ts';
import { clamp, type Rule } from '../rule.ts';

/** What both cost a month, if prices are known and both can run it. */
export const cost: Rule = {
  name: 'cost',
  weight: 4,
  argue: ({ cost: costs, facts: { prices } }) => {
    const { docker, kubernetes } = costs;
    if (docker === undefined || kubernetes === undefined || prices === undefined) return undefined;
    const middle = { docker: docker.most, kubernetes: (kubernetes.least + kubernetes.most) / 2 };
    const favours = middle.docker <= middle.kubernetes ? 'docker' : 'kubernetes';
    const [cheap, dear] = knownTargets.map((target) => middle[target]).sort((a, b) => a - b) as [number, number];
    if (dear === 0) return undefined;
    const show = (amount: number) => `${round(amount, 2)} ${prices.currency}`;
    const range =
      kubernetes.least === kubernetes.most
        ? show(kubernetes.most)
        : `${round(kubernetes.least, 2)} to ${show(kubernetes.most)}`;
    const text = `Docker costs ${show(docker.most)} a month, Kubernetes ${range}${prices.example ? ', by EXAMPLE prices' : ''}`;
    return { favours, strength: clamp(1 - cheap / dear), text };
  },
};
