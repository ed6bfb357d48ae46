import type { Drain } from './drain.ts';
import { json } from './http.ts';
import { describeError } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { Routes } from './router.ts';

/**
 * What the platform asks every service: is it alive, is it ready, how is it doing.
 *
 * Liveness looks at the process alone: a restart doesn't repair a database. Readiness also runs `check`, which throws
 * the reason while the service can't do its work.
 */
export function operations(drain: Drain, metrics: Metrics, check: () => Promise<void> = async () => {}): Routes {
  return {
    'GET /healthz': () => json(200, { status: 'alive' }),
    'GET /readyz': async () => {
      if (drain.begun) return json(503, { status: 'not ready', reason: 'draining' });
      try {
        await check();
        return json(200, { status: 'ready' });
      } catch (error) {
        return json(503, { status: 'not ready', reason: describeError(error) });
      }
    },
    'GET /metrics': async () => ({
      status: 200,
      headers: { 'content-type': metrics.contentType },
      body: await metrics.render(),
    }),
  };
}
