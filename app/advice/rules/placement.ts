import type { Workload } from '../../model/workload.ts';
import { does } from '../format.ts';
import type { Rule } from '../rule.ts';

const wishes = ({ placement: { near, apartFrom, tolerations, nodeLabels } }: Workload) =>
  near.length + apartFrom.length + tolerations.length + Object.keys(nodeLabels).length > 0;

/** Where replicas are to run: several zones and kinds of nodes are what only a cluster has. */
export const placement: Rule = {
  name: 'placement',
  weight: 5,
  argue: ({ application: { workloads } }) => {
    const named = (some: readonly Workload[]) => some.map(({ name }) => name);
    const zonal = workloads.filter(({ placement: { spread } }) => spread.includes('zone'));
    if (zonal.length > 0) {
      return {
        favours: 'kubernetes',
        strength: 1,
        text: `${does(named(zonal), 'spreads', 'spread')} over zones: one host is in one`,
      };
    }
    const required = workloads.filter(({ placement: { required: some } }) => some.length > 0);
    if (required.length > 0) {
      return {
        favours: 'kubernetes',
        strength: 1,
        text: `${does(named(required), 'requires', 'require')} a place that one host can't give`,
      };
    }
    const placed = workloads.filter(wishes);
    if (placed.length === 0) return undefined;
    return {
      favours: 'kubernetes',
      strength: 0.4,
      text: `${does(named(placed), 'chooses', 'choose')} among nodes: one host is no choice`,
    };
  },
};
