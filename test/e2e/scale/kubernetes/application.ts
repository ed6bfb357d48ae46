import type { BaseConfig } from '../../../../app/schema/application.ts';
import { HOLLOW, TAINT } from './hollow-nodes.ts';

/** The namespace of the run. */
export const NAMESPACE = 'fairway-scale';

/** How many workloads stand between one that others connect to and its last client. */
const GROUP = 10;

/**
 * An application of many workloads, for hollow nodes alone. The first of each group of ten is a database, to which the
 * other nine connect.
 */
export function manyWorkloads(count: number): BaseConfig {
  const names = Array.from({ length: count }, (_, index) => `w${String(index).padStart(4, '0')}`);
  const placement = {
    nodeLabels: HOLLOW,
    tolerations: [{ key: TAINT, operator: 'Exists' as const, effect: 'NoSchedule' as const }],
  };
  const workload = (index: number) => ({
    // No hollow node pulls it.
    image: 'registry.example/hollow:1',
    ports: { http: 8080 },
    env: { VERSION: 'v1' },
    readinessProbe: { http: { path: '/readyz' } },
    resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '128Mi' } },
    connectsTo: index % GROUP === 0 ? [] : [names[index - (index % GROUP)]!],
    placement,
  });
  return { name: NAMESPACE, workloads: Object.fromEntries(names.map((name, index) => [name, workload(index)])) };
}
