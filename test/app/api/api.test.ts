import type { Server } from 'node:http';

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { createApi } from '../../../app/api/api.ts';
import { purgeNotes } from '../../../app/api/notes.ts';
import { Drain } from '../../../app/lib/drain.ts';
import { listen, stop } from '../support/http.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';

let postgres: TestPostgres;
let server: Server;
let origin: string;

beforeAll(async () => {
  postgres = await startPostgres();
  server = createApi({ database: postgres.database, drain: new Drain(), version: 'v7' });
  origin = await listen(server);
}, 60_000);
afterAll(async () => {
  await stop(server);
  await postgres.stop();
});
beforeEach(() => postgres.reset());

const post = (body: string) => fetch(`${origin}/api/notes`, { method: 'POST', body });
const add = async (text: string) => (await (await post(JSON.stringify({ text }))).json()) as { id: number };
const get = async (path: string) => (await fetch(origin + path)).json();

describe('notes', () => {
  test('are created as pending, with a job for the worker', async () => {
    const response = await post('{"text": "buy milk"}');
    expect(response.status).toBe(201);
    expect(response.headers.get('location')).toBe('/api/notes/1');
    expect(await response.json()).toEqual({
      id: 1,
      text: 'buy milk',
      status: 'pending',
      words: null,
      createdAt: expect.any(String),
    });
    expect((await postgres.database.query('SELECT note_id, status FROM jobs')).rows).toEqual([
      { note_id: 1, status: 'queued' },
    ]);
  });

  test('are not kept without their job', async () => {
    await postgres.database.query('ALTER TABLE jobs RENAME TO hidden');
    expect((await post('{"text": "buy milk"}')).status).toBe(500);
    expect(await get('/api/notes')).toEqual([]);
  });

  test('are listed newest first, and found by id', async () => {
    await add('first');
    await add('second');
    expect(await get('/api/notes')).toMatchObject([{ text: 'second' }, { text: 'first' }]);
    expect(await get('/api/notes/1')).toMatchObject({ text: 'first' });
  });

  test('are gone once deleted, and stay recoverable for the retention time', async () => {
    await add('secret plan');
    expect((await fetch(`${origin}/api/notes/1`, { method: 'DELETE' })).status).toBe(204);
    expect((await fetch(`${origin}/api/notes/1`, { method: 'DELETE' })).status).toBe(404);
    expect((await fetch(`${origin}/api/notes/1`)).status).toBe(404);
    expect(await purgeNotes(postgres.database, 30)).toBe(0);
    expect(await purgeNotes(postgres.database, 0)).toBe(1);
  });

  test('that nobody deleted outlive every cleanup', async () => {
    await add('old');
    await postgres.database.query("UPDATE notes SET created_at = now() - interval '10 years'");
    expect(await purgeNotes(postgres.database, 0)).toBe(0);
  });

  test.each([
    ['no JSON', 'text=milk', 'the body is not valid JSON'],
    ['null', 'null', 'text: expected a string, as in {"text": "buy milk"}'],
    ['a number', '{"text": 1}', 'text: expected a string, as in {"text": "buy milk"}'],
    ['nothing', '{"text": ""}', "text: expected 1 to 10000 characters that aren't all spaces, got 0"],
    [
      'too much',
      JSON.stringify({ text: 'x'.repeat(10_001) }),
      "text: expected 1 to 10000 characters that aren't all spaces, got 10001",
    ],
    ['a null character', '{"text": "a\\u0000b"}', 'text: the character U+0000 is not allowed'],
  ])('are refused with the reason if the text is %s', async (_what, body, error) => {
    const response = await post(body);
    expect([response.status, await response.json()]).toEqual([400, { error }]);
  });

  test('may have 10,000 characters, each of them an emoji', async () => {
    expect((await post(JSON.stringify({ text: '🎉'.repeat(10_000) }))).status).toBe(201);
  });

  test.each(['0', 'x', '1.5', '99999999999', "1'"])('are not found by the id %s', async (id) => {
    expect((await fetch(`${origin}/api/notes/${id}`)).status).toBe(404);
  });
});

describe('the api', () => {
  test('is not ready before the migration, and ready after it', async () => {
    await postgres.reset(false);
    const response = await fetch(`${origin}/readyz`);
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({
      reason: 'the schema is at version 0, and 2 is needed: run the migration',
    });
    await postgres.reset();
    expect((await fetch(`${origin}/readyz`)).status).toBe(200);
  });

  test('stays ready on a newer schema, which it sees while its successor is rolled out', async () => {
    await postgres.database.query('INSERT INTO schema_migrations (version) VALUES (99)');
    expect((await fetch(`${origin}/readyz`)).status).toBe(200);
  });

  test('tells what runs', async () => {
    expect(await get('/api/status')).toEqual({
      version: 'v7',
      startedAt: expect.any(String),
      readyAt: expect.any(String),
      schemaVersion: 2,
      migratedAt: expect.any(String),
      hostname: expect.any(String),
      user: expect.any(Number),
    });
  });

  test('counts its notes for Prometheus', async () => {
    await add('one');
    expect(await (await fetch(`${origin}/metrics`)).text()).toContain('\nnotes_total 1\n');
  });

  test('is as slow as asked, up to ten seconds', async () => {
    expect(await get('/api/slow?ms=20')).toEqual({ ms: 20 });
    for (const ms of ['10001', '-1', 'x']) expect((await fetch(`${origin}/api/slow?ms=${ms}`)).status).toBe(400);
  });
});
