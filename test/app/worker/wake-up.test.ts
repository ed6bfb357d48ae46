import { setTimeout as sleep } from 'node:timers/promises';

import { describe, expect, test } from '@jest/globals';

import { WakeUp } from '../../../app/worker/wake-up.ts';

const never = 600_000;

describe('waiting to be woken', () => {
  test('ends when it rings, and not before', async () => {
    const wakeUp = new WakeUp();
    const waiting = wakeUp.wait(never).then(() => 'woken');
    expect(await Promise.race([waiting, sleep(30, 'waiting')])).toBe('waiting');
    wakeUp.ring();
    expect(await waiting).toBe('woken');
  });

  test('ends when its time is up', async () => {
    await new WakeUp().wait(10);
  });

  test('ends at once if it rang before, and only once for that', async () => {
    const wakeUp = new WakeUp();
    wakeUp.ring();
    await wakeUp.wait(never);
    const waiting = wakeUp.wait(never).then(() => 'woken');
    expect(await Promise.race([waiting, sleep(30, 'waiting')])).toBe('waiting');
    wakeUp.ring();
    await waiting;
  });
});
