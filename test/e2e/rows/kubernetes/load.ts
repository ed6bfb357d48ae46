import assert from 'node:assert/strict';
import { Agent } from 'node:http';
import { ask } from '../../../load/ask.ts';
import type { LoadTarget } from '../../../load/target.ts';
import { eventually } from '../../../support/eventually.ts';
import type { Kind } from '../../../load/kind.ts';
import { everyKind } from '../../../load/kinds.ts';
import { startLoad, type Load } from '../../../load/load.ts';
import { summarize, type LoadSummary } from '../../../load/summary.ts';
import type { Stage } from '../stage.ts';
import { hostOf } from './echo.ts';

/** How many requests must have been answered before anything is disturbed. */
const WARM = 50;

/** How many failures are told. */
const TOLD = 6;

/** How many answers in a row show that a route works. */
const STEADY = 20;

/**
 * What clients of an application's route see while something happens, from before until after it.
 *
 * @param during what happens
 * @param kinds the ways in which it is used @default - all
 */
export async function underLoad(
  { origin }: Stage,
  application: string,
  during: (load: Load) => Promise<void>,
  kinds?: readonly Kind[],
) {
  const target = { origin, host: hostOf(application) };
  await answering(target);
  const load = startLoad(target, kinds);
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

/** Waits until a new route is known everywhere: the ingress controller and each node take a moment to hear of it. */
async function answering(target: LoadTarget): Promise<void> {
  const agent = new Agent({ keepAlive: false });
  await eventually(60, async () => {
    for (let i = 0; i < STEADY; i++) await ask(target, { path: '/', agent });
  });
}

/** Clients that ask and are answered, in contrast to streams, which last longer than any drain. */
export const requests: readonly Kind[] = everyKind.filter(({ name }) => !['WebSocket', 'event stream'].includes(name));

/** `0 of 1234 failed`, and what else clients saw. */
export function seen({ requests, failed, longestGapSeconds, errors }: LoadSummary): string {
  const first = failed === 0 ? '' : `: ${errors.slice(0, TOLD).join('; ')}`;
  return `${failed} of ${requests} failed, longest gap ${longestGapSeconds.toFixed(1)} s${first}`;
}

/** @throws AssertionError where a client saw a failure */
export function lossless(summary: LoadSummary): string {
  assert.equal(summary.failed, 0, seen(summary));
  return seen(summary);
}
