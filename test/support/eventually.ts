import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Asks again and again until nothing is thrown.
 *
 * @param pauseSeconds time between two questions
 * @throws what was thrown last, once the time is over
 */
export async function eventually<T>(withinSeconds: number, ask: () => Promise<T>, pauseSeconds = 1): Promise<T> {
  const deadline = Date.now() + withinSeconds * 1000;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await sleep(pauseSeconds * 1000);
    }
  }
}
