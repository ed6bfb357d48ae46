import type { Finding } from '../../parity/find-differences.ts';
import { clamp, type Rule } from '../rule.ts';

/** Losses of one target that outweigh all of the other's. */
const MANY = 5;

/** What is lost, but the autoscaler: the rule of the load weighs that. */
const lostOf = (findings: readonly Finding[]) =>
  findings.filter(
    ({ severity, places }) => severity === 'lost' && !places.every(({ path }) => path.endsWith('.scale.max')),
  );

/** What has no effect on one target, and has on the other. */
export const losses: Rule = {
  name: 'what is lost',
  weight: 4,
  argue: ({ facts: { differences } }) => {
    const [docker, kubernetes] = [lostOf(differences.docker), lostOf(differences.kubernetes)];
    const more = docker.length - kubernetes.length;
    if (more === 0) return undefined;
    const [on, lost] = more > 0 ? (['Docker', docker] as const) : (['Kubernetes', kubernetes] as const);
    return {
      favours: more > 0 ? 'kubernetes' : 'docker',
      strength: clamp(Math.abs(more) / MANY),
      text: `on ${on}: ${lost.map(({ places }) => places.map(({ path }) => path).join(', ')).join('; ')}`,
    };
  },
};
