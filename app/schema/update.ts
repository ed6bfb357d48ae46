import { z } from 'zod';
import { wholeNumber } from './number.ts';

/**
 * How a new version replaces the old one.
 *
 * Docker: start-first or stop-first with `parallelism`; a version that doesn't become healthy is rolled back.
 * Kubernetes: the Deployment's strategy.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy
 */
export const updateSchema = z.strictObject({
  /**
   * `rolling`: new replicas are healthy before old ones go. `recreate`: the old ones go first, with a gap.
   *
   * @default - 'recreate' where a volume is written that only one replica can hold, otherwise 'rolling'
   */
  strategy: z.enum(['rolling', 'recreate'], { error: '"rolling" or "recreate"' }).optional(),
  /** Replicas above the wanted number during an update; none where each has a volume of its own. @default 1 */
  maxSurge: wholeNumber(0, 100).default(1),
  /** Replicas that may be missing during an update. @default 0 */
  maxUnavailable: wholeNumber(0, 100).default(0),
});
