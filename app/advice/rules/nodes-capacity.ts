import { sum } from '../amount.ts';
import { amount } from '../format.ts';
import { note, type Rule } from '../rule.ts';

/** The nodes that are there hold it, by bin packing, or they don't. */
export const nodesCapacity: Rule = {
  name: 'room on the nodes',
  weight: 8,
  argue: ({ nodes, demand }) => {
    if (nodes === undefined) return undefined;
    const needs = `${amount(sum(demand.kubernetes.updating))} of requests`;
    const free = `${nodes.nodes.length} nodes with ${amount(sum(nodes.nodes))} free`;
    if (!nodes.fits) {
      const text = `${needs} find no place on ${free}: not every replica fits beside the others`;
      const instead = 'more or larger nodes, or lower requests';
      return { favours: 'docker', strength: 1, decisive: true, text, instead };
    }
    if (nodes.survivesLoss) return note(`${needs} find a place on ${free}, even with any one of them gone`);
    return { favours: 'docker', strength: 0.25, text: `${needs} fit on ${free}, but not once one of them is gone` };
  },
};
