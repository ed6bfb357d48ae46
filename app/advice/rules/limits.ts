import { gib } from '../format.ts';
import type { Rule } from '../rule.ts';

/** Memory that all replicas together may take, against what there is: more than that, and the kernel ends processes. */
export const limits: Rule = {
  name: 'limits',
  weight: 2,
  argue: ({ host, demand: { docker } }) => {
    const { memoryBytes } = docker.limits;
    if (host === undefined || !host.fits || memoryBytes <= host.machine.memoryBytes) return undefined;
    const text =
      `all memory limits together, ${gib(memoryBytes)}, are more than is free on ${host.machine.name}: if all replicas ` +
      'reach them, the kernel ends some';
    return { favours: 'kubernetes', strength: 0.5, text };
  },
};
