import { describe, expect, test } from '@jest/globals';
import { again } from '../../cli/again.ts';

/** Fails so often, then gives the number of the attempt. */
function failing(times: number) {
  let attempt = 0;
  return () => (++attempt > times ? Promise.resolve(attempt) : Promise.reject(new Error(`failure ${attempt}`)));
}

describe('something that may fail for a moment', () => {
  test('is tried until it succeeds', async () => {
    expect(await again(failing(2), { attempts: 3, pauseSeconds: 0 })).toBe(3);
  });

  test('fails with its last failure once it was tried often enough', async () => {
    await expect(again(failing(3), { attempts: 3, pauseSeconds: 0 })).rejects.toThrow('failure 3');
  });

  test('fails at once where the failure does not pass', async () => {
    const passes = (error: unknown) => (error as Error).message !== 'failure 2';
    await expect(again(failing(9), { attempts: 9, pauseSeconds: 0, passes })).rejects.toThrow('failure 2');
  });
});
