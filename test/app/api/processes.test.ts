import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { ServiceProcess } from '../support/service-process.ts';

let postgres: TestPostgres;

beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(() => postgres.stop());

const start = (entry: string, env: Record<string, string> = {}) =>
  new ServiceProcess(entry, { DATABASE_URL: postgres.url, ...env });

describe('the migration', () => {
  test('exits with 0 and a line that says how far the schema is, also the second time', async () => {
    await postgres.reset(false);
    for (const applied of [2, 0]) {
      const migration = start('api/migrate.ts');
      expect(await migration.exitCode()).toBe(0);
      expect(await migration.event('schema is up to date')).toMatchObject({ applied, schemaVersion: 2 });
    }
  });

  test('exits with 1 and says what is missing', async () => {
    const migration = start('api/migrate.ts', { DATABASE_URL: '' });
    expect(await migration.exitCode()).toBe(1);
    expect(await migration.event('migration failed')).toMatchObject({
      error: expect.stringContaining('DATABASE_URL is not set'),
    });
  });
});

describe('the cleanup', () => {
  test('exits with 0 and says how many notes it removed', async () => {
    await postgres.reset();
    await postgres.database.query(
      "INSERT INTO notes (text, deleted_at) VALUES ('a', now()), ('b', now() - interval '8 days')",
    );
    const cleanup = start('api/cleanup.ts', { RETENTION_DAYS: '7' });
    expect(await cleanup.exitCode()).toBe(0);
    expect(await cleanup.event('cleaned up')).toMatchObject({ removed: 1, retentionDays: 7 });
  });
});

describe('the api, told to stop', () => {
  test('fails its readiness, answers what is in flight, ends its streams and exits with 0', async () => {
    await postgres.reset();
    const api = start('api/server.ts', { DRAIN_SECONDS: '1' });
    const origin = await api.origin();
    const slow = fetch(`${origin}/api/slow?ms=1400`);
    const events = await fetch(`${origin}/api/events`);
    expect((await fetch(`${origin}/readyz`)).status).toBe(200);

    api.signal('SIGTERM');
    await api.event('draining');
    const response = await fetch(`${origin}/readyz`);
    expect([response.status, await response.json()]).toEqual([503, { status: 'not ready', reason: 'draining' }]);
    expect((await fetch(`${origin}/api/notes`)).status).toBe(200);

    expect(await events.text()).toMatch(/event: notes\n.*event: bye\ndata: \{\}\n\n$/s);
    expect((await slow).status).toBe(200);
    expect(await api.exitCode()).toBe(0);
    expect(api.lines.join('\n')).not.toContain('secret');
  });

  test('exits with 1 and one line if a setting is missing', async () => {
    const api = start('api/server.ts', { DATABASE_URL: '' });
    expect(await api.exitCode()).toBe(1);
    expect(api.lines).toEqual([expect.stringContaining('DATABASE_URL is not set')]);
  });

  test('does not wait for load balancers if a person interrupts it', async () => {
    const api = start('api/server.ts', { DRAIN_SECONDS: '600' });
    await api.origin();
    api.signal('SIGINT');
    expect(await api.exitCode()).toBe(0);
  });
});
