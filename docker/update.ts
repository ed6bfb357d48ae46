import type { Workload } from '../app/model/workload.ts';
import { duration } from './duration.ts';
import type { UpdateConfig } from './stack.ts';

/** How long a new task is watched after it has become healthy: if it ends within that time, the update has failed. */
const monitor = duration(10);

/** One task after another, the new one first. A version that fails is rolled back. */
export const rolling: UpdateConfig = { order: 'start-first', parallelism: 1, failureAction: 'rollback', monitor };

/** The old task first: what one task alone can hold, such as a port of the host, is free for the new one. */
export const recreate: UpdateConfig = { ...rolling, order: 'stop-first' };

/**
 * How a new version of a workload replaces the old one: `maxSurge` tasks at a time before their predecessors end, or,
 * without a surge, `maxUnavailable` at a time after that.
 *
 * @see https://docs.docker.com/engine/swarm/services/#configure-a-services-update-behavior
 */
export function updateConfig({ publish, update, scale }: Workload): UpdateConfig {
  if (publish.length > 0) return recreate;
  if (update.strategy === 'recreate') return { ...recreate, parallelism: Math.max(1, scale.replicas) };
  if (update.maxSurge > 0) return { ...rolling, parallelism: update.maxSurge };
  return { ...recreate, parallelism: Math.max(1, update.maxUnavailable) };
}
