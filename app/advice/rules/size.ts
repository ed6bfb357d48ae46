import { count } from '../format.ts';
import { clamp, type Rule } from '../rule.ts';

/** Up to so many workloads one person keeps an overview without a cluster's tools. */
const COMPACT = 10;
/** From so many on, a scheduler and its tools pay for themselves. */
const MANY = 60;

/** A compact deployment, or many services. */
export const size: Rule = {
  name: 'size',
  weight: 4,
  argue: ({ application: { workloads, jobs } }) => {
    const text = `${count(workloads.length, 'workload')} and ${count(jobs.length, 'job')}`;
    if (workloads.length <= COMPACT) return { favours: 'docker', strength: 0.5, text: `${text}: a compact deployment` };
    const strength = clamp((workloads.length - COMPACT) / (MANY - COMPACT));
    return { favours: 'kubernetes', strength, text: `${text}: many for one host and one pair of eyes` };
  },
};
