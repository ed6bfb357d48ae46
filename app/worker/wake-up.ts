import { setTimeout as sleep } from 'node:timers/promises';

import pg from 'pg';

import { log } from '../lib/log.ts';

/** Rings when PostgreSQL notifies of a new job, so that the worker needs to look only now and then. */
export class WakeUp {
  #ring: () => void = () => {};
  #rung = false;

  /** Ends the present wait, or the next one if nobody waits at the moment. */
  ring(): void {
    this.#rung = true;
    this.#ring();
  }

  /** Waits until it rings, but no longer than `ms`: a notification is lost while the connection is down. */
  async wait(ms: number): Promise<void> {
    if (!this.#rung) {
      const timer = new AbortController();
      const rung = new Promise<void>((resolve) => (this.#ring = resolve));
      await Promise.race([rung, sleep(ms, undefined, { signal: timer.signal }).catch(() => {})]);
      timer.abort();
    }
    this.#rung = false;
  }

  /** Listens until the signal aborts, on a connection of its own that is renewed when it breaks. */
  async listen(connectionString: string, leaving: AbortSignal): Promise<void> {
    while (!leaving.aborted) {
      const client = new pg.Client({ connectionString, connectionTimeoutMillis: 3_000, keepAlive: true });
      const broken = new Promise<void>((resolve) => client.on('error', () => resolve()).on('end', () => resolve()));
      client.on('notification', () => this.ring());
      try {
        await client.connect();
        await client.query('LISTEN jobs');
        await Promise.race([broken, aborted(leaving)]);
      } catch (error) {
        log('warn', 'cannot listen for jobs', { error });
      }
      await client.end().catch(() => {});
      await sleep(1000, undefined, { signal: leaving }).catch(() => {});
    }
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
