import assert from 'node:assert/strict';
import { eventually } from '../../../support/eventually.ts';
import { startLoad, type Load } from '../../../load/load.ts';
import { summarize, type LoadSummary } from '../../../load/summary.ts';
import type { Stage } from '../stage.ts';
import { hostOf } from './echo.ts';

/** How many requests must have been answered before anything is disturbed. */
const WARM = 50;

/**
 * What clients of an application's route see while something happens, from before until after it.
 *
 * @param during what happens
 */
export async function underLoad({ origin }: Stage, application: string, during: (load: Load) => Promise<void>) {
  const load = startLoad({ origin, host: hostOf(application) });
  try {
    await eventually(60, async () => {
      const { requests, failed } = summarize(load.report());
      await Promise.resolve();
      assert.ok(requests - failed > WARM, `${requests} requests, ${failed} failed`);
    });
    await during(load);
  } finally {
    await load.stop();
  }
  return summarize(await load.stop());
}

/** `0 of 1234 failed`, and what else clients saw. */
export function seen({ requests, failed, longestGapSeconds, errors }: LoadSummary): string {
  const first = failed === 0 ? '' : `: ${errors.slice(0, 2).join('; ')}`;
  return `${failed} of ${requests} failed, longest gap ${longestGapSeconds.toFixed(1)} s${first}`;
}

/** @throws AssertionError where a client saw a failure */
export function lossless(summary: LoadSummary): string {
  assert.equal(summary.failed, 0, seen(summary));
  return seen(summary);
}
