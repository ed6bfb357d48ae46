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
    const text = `${workloads.length} workloads and ${jobs.length} jobs`;
    if (workloads.length <= COMPACT)
      return { favours: 'docker', strength: 0.5, text: `${text} are a compact deployment` };
    const strength = clamp((workloads.length - COMPACT) / (MANY - COMPACT));
    return { favours: 'kubernetes', strength, text: `${text} are many for one host and one pair of eyes` };
  },
};
