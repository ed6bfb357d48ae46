import { setTimeout as sleep } from 'node:timers/promises';
import type { LiveTarget } from './live-target.ts';
import type { Say } from './progress.ts';
import type { Rollout } from './rollout.ts';

export interface ConvergeOptions {
  /** What has to be done. */
  readonly names: readonly string[];
  readonly timeoutSeconds: number;
  readonly say: Say;
  /** Pause between two looks, in milliseconds. @default 2000 */
  readonly pause?: number;
}

/** How long the others may take to come to an end once one part has failed, in milliseconds. */
const SETTLE = 30_000;

/**
 * Waits until parts of an application are done, and says how far they are whenever that changes.
 *
 * @returns those that failed, or that weren't done in time
 */
export async function converge(target: LiveTarget, options: ConvergeOptions): Promise<readonly Rollout[]> {
  const { names, timeoutSeconds, say, pause = 2000 } = options;
  if (names.length === 0) return [];
  let deadline = Date.now() + timeoutSeconds * 1000;
  let settled: number | undefined;
  const shown = new Map<string, string>();
  for (;;) {
    const rollouts = (await target.rollouts()).filter(({ name }) => names.includes(name));
    for (const { name, text } of rollouts) {
      if (shown.get(name) !== text) say(name, text);
      shown.set(name, text);
    }
    const open = rollouts.filter(({ state }) => state === 'running');
    const failed = rollouts.filter(({ state }) => state === 'failed');
    if (open.length === 0) return failed;
    if (failed.length > 0) deadline = Math.min(deadline, (settled ??= Date.now() + SETTLE));
    if (Date.now() > deadline) return failed.length > 0 ? failed : open.map((rollout) => late(rollout, timeoutSeconds));
    await sleep(pause);
  }
}

const late = ({ name, text }: Rollout, seconds: number): Rollout => ({
  name,
  state: 'failed',
  text: `not done within ${seconds} s: ${text}`,
});
