import { readdirSync, readFileSync } from 'node:fs';

import type pg from 'pg';

import type { Queryable } from '../lib/database.ts';
import { log } from '../lib/log.ts';

/** One step of the database's schema. */
export interface Migration {
  /** The number at the start of the file's name. */
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

/** How far the schema of a database is. */
export interface SchemaState {
  /** 0 where no migration ever ran. */
  readonly version: number;
  readonly migratedAt: Date | null;
}

/** Any number will do, as long as nobody else locks the same one in this database. */
const lockKey = 7_214_001;

/** Reads the migrations that this version of the code knows, in order. */
export function readMigrations(directory = new URL('./migrations/', import.meta.url)): Migration[] {
  return readdirSync(directory)
    .filter((file) => file.endsWith('.sql'))
    .map((file) => ({
      version: Number.parseInt(file, 10),
      name: file,
      sql: readFileSync(new URL(file, directory), 'utf8'),
    }))
    .sort((a, b) => a.version - b.version);
}

/**
 * Brings a database up to date, and tells how many migrations that took.
 *
 * Each migration is one transaction together with its record, so a failure leaves nothing half done. The lock makes a
 * second migrator wait, and then find nothing to do. During a rolling update the previous version of the code still
 * runs on the new schema: add first, and remove only with a later release.
 */
export async function migrate(client: pg.Client, migrations: readonly Migration[] = readMigrations()): Promise<number> {
  await client.query('SELECT pg_advisory_lock($1)', [lockKey]);
  try {
    await client.query(
      'CREATE TABLE IF NOT EXISTS schema_migrations (version integer PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())',
    );
    const { version: current } = await readSchemaState(client);
    const missing = migrations.filter(({ version }) => version > current);
    for (const migration of missing) await apply(client, migration);
    return missing.length;
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [lockKey]);
  }
}

/** Reads how far a database's schema is. */
export async function readSchemaState(database: Queryable): Promise<SchemaState> {
  const table = await database.query<{ exists: boolean }>(
    "SELECT to_regclass('schema_migrations') IS NOT NULL AS exists",
  );
  if (!table.rows[0]?.exists) return { version: 0, migratedAt: null };
  const { rows } = await database.query<{ version: number; at: Date | null }>(
    'SELECT coalesce(max(version), 0) AS version, max(applied_at) AS at FROM schema_migrations',
  );
  return { version: rows[0]?.version ?? 0, migratedAt: rows[0]?.at ?? null };
}

async function apply(client: pg.Client, { version, name, sql }: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(sql);
    await client.query('INSERT INTO schema_migrations (version) VALUES ($1)', [version]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw new Error(`${name}: ${(error as Error).message}`, { cause: error });
  }
  log('info', 'migrated', { migration: name });
}
