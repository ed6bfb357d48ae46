import type { Database } from '../lib/database.ts';
import { log } from '../lib/log.ts';
import type { Metrics } from '../lib/metrics.ts';
import { queueDepth, workOnce } from './jobs.ts';
import type { WakeUp } from './wake-up.ts';

/** What the worker needs from outside. */
export interface WorkerOptions {
  readonly database: Database;
  readonly metrics: Metrics;
  readonly wakeUp: WakeUp;
  readonly countWords: (text: string) => Promise<number>;
  /** How long to wait without a notification: retries fall due without one. @default 2000 */
  readonly pollMs?: number;
}

/** Does one job after another until the signal aborts; the job at hand is finished before it resolves. */
export async function work(options: WorkerOptions, leaving: AbortSignal): Promise<void> {
  const { database, metrics, wakeUp, countWords, pollMs = 2000 } = options;
  const processed = metrics.counter('jobs_processed_total', 'Jobs done.');
  const failed = metrics.counter('jobs_failed_total', 'Attempts that failed.');
  metrics.gauge('queue_depth', 'Jobs that wait to be done.', () => queueDepth(database));
  processed({}, 0);
  failed({}, 0);
  leaving.addEventListener('abort', () => wakeUp.ring());

  while (!leaving.aborted) {
    try {
      const outcome = await workOnce(database, countWords);
      if (outcome.state === 'idle') {
        await wakeUp.wait(pollMs);
        continue;
      }
      const done = outcome.state === 'done';
      (done ? processed : failed)();
      log(done ? 'info' : 'warn', 'job', { ...outcome });
    } catch (error) {
      log('error', 'cannot take jobs', { error });
      await wakeUp.wait(pollMs);
    }
  }
}
