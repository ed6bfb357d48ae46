import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Asks again and again until nothing is thrown, with a pause of a second.
 *
 * @throws what was thrown last, once the time is over
 */
export async function eventually<T>(withinSeconds: number, ask: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + withinSeconds * 1000;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await sleep(1000);
    }
  }
}
