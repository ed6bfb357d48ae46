import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type pg from 'pg';

import { connectWhenReady } from '../../../app/api/connect.ts';
import { migrate, readMigrations, readSchemaState } from '../../../app/api/migrations.ts';
import { connect, startPostgres, type TestPostgres } from '../support/postgres.ts';

let postgres: TestPostgres;
let client: pg.Client;

beforeAll(async () => {
  postgres = await startPostgres();
  client = await connect(postgres.url);
}, 60_000);
afterAll(async () => {
  await client.end();
  await postgres.stop();
});
beforeEach(() => postgres.reset(false));

describe('the migrations', () => {
  test('are numbered without a gap, so that two branches cannot both add the next one unnoticed', () => {
    expect(readMigrations().map(({ version }) => version)).toEqual(readMigrations().map((_, i) => i + 1));
  });

  test('bring an empty database up to date, and record when', async () => {
    expect(await readSchemaState(client)).toEqual({ version: 0, migratedAt: null });
    expect(await migrate(client)).toBe(readMigrations().length);
    expect(await readSchemaState(client)).toEqual({ version: readMigrations().length, migratedAt: expect.any(Date) });
  });

  test('do nothing the second time', async () => {
    await migrate(client);
    const { rows: before } = await client.query('SELECT * FROM schema_migrations');
    expect(await migrate(client)).toBe(0);
    expect((await client.query('SELECT * FROM schema_migrations')).rows).toEqual(before);
  });

  test('apply only what is missing, and keep the data', async () => {
    const [first, ...rest] = readMigrations();
    await migrate(client, [first!]);
    await client.query("INSERT INTO notes (text) VALUES ('kept')");
    expect(await migrate(client)).toBe(rest.length);
    expect((await client.query('SELECT text FROM notes')).rows).toEqual([{ text: 'kept' }]);
  });

  test('leave nothing half done when one fails, and name it', async () => {
    const broken = { version: 3, name: '003_broken.sql', sql: 'CREATE TABLE half (); SELECT 1 / 0' };
    await expect(migrate(client, [...readMigrations(), broken])).rejects.toThrow('003_broken.sql: division by zero');
    expect((await readSchemaState(client)).version).toBe(2);
    expect((await client.query("SELECT to_regclass('half') AS half")).rows).toEqual([{ half: null }]);
  });

  test('release their lock, also after a failure', async () => {
    await migrate(client, [{ version: 1, name: 'bad', sql: 'nonsense' }]).catch(() => {});
    expect((await client.query("SELECT count(*)::int AS n FROM pg_locks WHERE locktype = 'advisory'")).rows).toEqual([
      { n: 0 },
    ]);
  });
});

describe('waiting for the database', () => {
  test('ends when it accepts connections', async () => {
    await (await connectWhenReady(postgres.url)).end();
  });

  test('ends with the reason when there is none in time', async () => {
    const start = performance.now();
    await expect(connectWhenReady('postgres://app:secret@127.0.0.1:1/app', 0.2, 0.05)).rejects.toThrow('ECONNREFUSED');
    expect(performance.now() - start).toBeGreaterThan(100);
  });
});
