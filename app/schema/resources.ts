import { z } from 'zod';
import { cpu, memory } from './quantity.ts';

/** An amount of CPU, of memory, or of both. */
export const amounts = z.strictObject({
  /** CPU cores: `"250m"`, `"1.5"`. */
  cpu: cpu().optional(),
  /** Bytes: `"128Mi"`, `"2Gi"`. */
  memory: memory().optional(),
});

/**
 * What one replica is promised (requests) and where it is held back (limits).
 *
 * Docker: Swarm's reservations and limits. A process over its memory limit is killed on both targets.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
 */
export const resourcesSchema = z.strictObject({
  /** Promised: a replica is placed only where this much is free. @default { cpu: '50m', memory: '64Mi' } */
  requests: amounts.default({ cpu: '50m', memory: '64Mi' }),
  /** Held back: CPU is throttled, memory over the limit ends the process. @default - memory: twice the request, no CPU limit */
  limits: amounts.optional(),
});
