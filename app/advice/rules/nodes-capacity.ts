import type { Container } from '../../model/container.ts';
import { sum } from '../amount.ts';
import { amount, count } from '../format.ts';
import { note, type Rule } from '../rule.ts';

/** Conditions that packing doesn't look at: they rest on the nodes' labels and zones, and on what is placed first. */
const unknownOf = ({ placement: { nodeLabels, spread, near, required } }: Container) => [
  ...(Object.keys(nodeLabels).length > 0 ? ['nodeLabels'] : []),
  ...(required.includes('spread') && spread.includes('zone') ? ['spread over zones'] : []),
  ...(required.includes('near') && near.length > 0 ? ['near'] : []),
];

/** The nodes that are there hold it, by bin packing, or they don't; where none are, as many as it takes of the prices. */
export const nodesCapacity: Rule = {
  name: 'room on the nodes',
  weight: 8,
  argue: ({ nodes, demand, cost, facts: { prices }, application: { workloads, jobs } }) => {
    const needs = `${amount(sum(demand.kubernetes.updating))} of requests`;
    if (nodes === undefined) {
      if (prices === undefined || cost.kubernetes !== undefined) return undefined;
      const text = `${needs} find no place on nodes of any one kind of the prices, however many`;
      return { favours: 'docker', strength: 1, decisive: true, text, instead: 'larger nodes, or lower requests' };
    }
    const free = `${count(nodes.nodes.length, 'node')} with ${amount(sum(nodes.nodes))} free`;
    if (!nodes.fits) {
      const text = `${needs} find no place on ${free}: not every replica fits beside the others`;
      const bound = [...workloads, ...jobs].filter(({ placement }) => placement.required.length > 0);
      const orLess = bound.map(({ name }) => `, or less in \`placement.required\` of ${name}`).join('');
      const instead = `more or larger nodes, or lower requests${orLess}`;
      return { favours: 'docker', strength: 1, decisive: true, text, instead };
    }
    const unknown = [...workloads, ...jobs].flatMap((container) => {
      const keys = unknownOf(container);
      return keys.length > 0 ? [`${container.name} (${keys.join(', ')})`] : [];
    });
    const unless =
      unknown.length === 0 ? '' : `; it isn't known whether these nodes meet the conditions of ${unknown.join(', ')}`;
    if (nodes.survivesLoss) return note(`${needs} find a place on ${free}, even with any one of them gone${unless}`);
    const but = nodes.nodes.length === 1 ? 'there is no other one if it is gone' : 'not once one of them is gone';
    return { favours: 'docker', strength: 0.25, text: `${needs} fit on ${free}, but ${but}${unless}` };
  },
};
