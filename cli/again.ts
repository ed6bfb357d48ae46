import { setTimeout as sleep } from 'node:timers/promises';

/** How often, and when, something that failed is tried again. */
export interface Again {
  /** How often it is tried in all. */
  readonly attempts: number;
  /** Time between two attempts. */
  readonly pauseSeconds: number;
  /** Whether a failure may pass. @default - each one */
  readonly passes?: (error: unknown) => boolean;
}

/**
 * Does something that may fail because of a moment that passes.
 *
 * @throws what was thrown at the last attempt, or at the first that does not pass
 */
export async function again<T>(action: () => Promise<T>, { attempts, pauseSeconds, passes }: Again): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await action();
    } catch (error) {
      if (attempt === attempts || passes?.(error) === false) throw error;
      await sleep(pauseSeconds * 1000);
    }
  }
}
