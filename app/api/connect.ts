import { setTimeout as sleep } from 'node:timers/promises';

import pg from 'pg';

import { log } from '../lib/log.ts';

/** SQLSTATEs that waiting doesn't heal: a wrong user or password (class 28), and no such database. */
const hopeless = /^(28...|3D000)$/;

/**
 * Connects to a database that may still be starting.
 *
 * @throws the last failure after `waitSeconds`, or at once where waiting can't help
 */
export async function connectWhenReady(
  connectionString: string,
  waitSeconds = 60,
  pauseSeconds = 1,
): Promise<pg.Client> {
  const deadline = Date.now() + waitSeconds * 1000;
  for (;;) {
    const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000 });
    try {
      await client.connect();
      return client;
    } catch (error) {
      await client.end().catch(() => {});
      const { code = '' } = error as { code?: string };
      if (hopeless.test(code) || Date.now() + pauseSeconds * 1000 > deadline) throw error;
      log('info', 'waiting for the database', { error });
      await sleep(pauseSeconds * 1000);
    }
  }
}
