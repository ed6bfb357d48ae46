import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { addNote, findNote } from '../../../app/api/notes.ts';
import { Metrics } from '../../../app/lib/metrics.ts';
import { WakeUp } from '../../../app/worker/wake-up.ts';
import { work } from '../../../app/worker/worker.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { ServiceProcess } from '../support/service-process.ts';

let postgres: TestPostgres;

beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(() => postgres.stop());
beforeEach(() => postgres.reset());

describe('the worker', () => {
  test('does what is there, and what comes later once it is woken', async () => {
    const { database } = postgres;
    const leaving = new AbortController();
    const wakeUp = new WakeUp();
    const metrics = new Metrics();
    const done: string[] = [];
    const countWords = (text: string) => Promise.resolve(done.push(text));
    await addNote(database, 'before');
    const working = work({ database, metrics, wakeUp, countWords, pollMs: 60_000 }, leaving.signal);
    while (done.length < 1) await sleep(5);
    await addNote(database, 'after');
    wakeUp.ring();
    while (done.length < 2) await sleep(5);
    leaving.abort();
    await working;
    expect(done).toEqual(['before', 'after']);
    expect(await metrics.render()).toMatch(/\njobs_processed_total 2\n.*\njobs_failed_total 0\n.*\nqueue_depth 0\n/s);
  });

  test('goes on after the database failed', async () => {
    const { database } = postgres;
    const leaving = new AbortController();
    await postgres.reset(false);
    const countWords = () => {
      leaving.abort();
      return Promise.resolve(1);
    };
    const working = work(
      { database, metrics: new Metrics(), wakeUp: new WakeUp(), countWords, pollMs: 10 },
      leaving.signal,
    );
    await sleep(50);
    await postgres.reset();
    await addNote(database, 'at last');
    await working;
    expect(await findNote(database, 1)).toMatchObject({ status: 'done' });
  });

  test('finishes the job at hand when it is told to stop, leaves the next one, and exits with 0', async () => {
    await addNote(postgres.database, 'one two');
    await addNote(postgres.database, 'three');
    const env = { DATABASE_URL: postgres.url, WORK_MS: '300', LOG_LEVEL: 'debug' };
    const worker = new ServiceProcess('worker/server.ts', env);
    await Promise.all([worker.origin(), worker.event('job taken')]);
    worker.signal('SIGTERM');
    expect(await worker.exitCode()).toBe(0);
    expect(await findNote(postgres.database, 1)).toMatchObject({ status: 'done', words: 2 });
    expect(await findNote(postgres.database, 2)).toMatchObject({ status: 'pending' });
  });

  test('is alive without the queue, and not ready', async () => {
    await postgres.reset(false);
    const worker = new ServiceProcess('worker/server.ts', { DATABASE_URL: postgres.url });
    const origin = await worker.origin();
    expect((await fetch(`${origin}/healthz`)).status).toBe(200);
    const response = await fetch(`${origin}/readyz`);
    expect([response.status, await response.json()]).toEqual([
      503,
      { status: 'not ready', reason: 'relation "jobs" does not exist' },
    ]);
    worker.signal('SIGTERM');
    expect(await worker.exitCode()).toBe(0);
  });
});
