import pg from 'pg';

import { log } from './log.ts';

/** Anything that takes a query: the pool, or one client inside a transaction. */
export type Queryable = Pick<pg.Pool | pg.Client, 'query'>;

/** A pool of connections to PostgreSQL. */
export type Database = pg.Pool;

/** Opens a pool. No connection is made before the first query, so a service starts without its database. */
export function openDatabase(connectionString: string, max = 10): Database {
  const pool = new pg.Pool({
    connectionString,
    max,
    connectionTimeoutMillis: 3_000,
    statement_timeout: 10_000,
  });
  // A pooled connection that breaks while idle is replaced at the next query. Without a listener it would be an
  // uncaught exception, and every restart of the database would take all its clients down.
  pool.on('error', (error) => log('warn', 'database connection lost', { error }));
  return pool;
}

/** Runs `work` in a transaction: all of it happens, or none. */
export async function transaction<T>(database: Database, work: (client: Queryable) => Promise<T>): Promise<T> {
  const client = await database.connect();
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    client.release();
    return result;
  } catch (error) {
    // Closing the connection rolls back, also where a ROLLBACK could no longer be sent.
    client.release(true);
    throw error;
  }
}
