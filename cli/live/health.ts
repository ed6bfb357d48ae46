import type { Health } from './workload-status.ts';

/** What decides how a workload is. */
export interface HealthFacts {
  readonly wanted: number;
  readonly running: number;
  /** What became of the last update. */
  readonly update: 'done' | 'running' | 'failed';
}

/** How a workload is. What is missing now is said before what an update does. */
export function healthOf({ wanted, running, update }: HealthFacts): Health {
  if (wanted === 0) return 'stopped';
  if (running === 0) return 'down';
  if (update === 'failed') return running < wanted ? 'degraded' : 'update failed';
  if (update === 'running') return 'updating';
  return running < wanted ? 'degraded' : 'healthy';
}
