import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import pg from 'pg';

import { migrate } from '../../../app/api/migrations.ts';
import { type Database, openDatabase } from '../../../app/lib/database.ts';

/** A real PostgreSQL, compiled to WebAssembly: tests of SQL need neither Docker nor an installed server. */
export interface TestPostgres {
  readonly url: string;
  readonly database: Database;
  /** Empties the database, and migrates it unless told otherwise. */
  reset(migrated?: boolean): Promise<void>;
  stop(): Promise<void>;
}

/** Starts PostgreSQL for one test file. */
export async function startPostgres(): Promise<TestPostgres> {
  process.env['LOG_LEVEL'] = 'silent';
  // V8's quick compiler alone: optimizing the database's code takes longer than a test file runs.
  const execArgv = ['--liftoff-only'];
  const child = fork(fileURLToPath(new URL('./postgres-process.ts', import.meta.url)), { execArgv });
  const [address] = (await once(child, 'message')) as [string];
  const url = `postgres://postgres:secret@${address}/postgres`;
  const database = openDatabase(url, 4);

  return {
    url,
    database,
    async reset(migrated = true) {
      const client = await connect(url);
      await client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
      if (migrated) await migrate(client);
      await client.end();
    },
    async stop() {
      await database.end();
      child.disconnect();
      await once(child, 'exit');
    },
  };
}

/** One connection, for what a pool can't do. */
export async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}
