import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { addNote, findNote } from '../../../app/api/notes.ts';
import { countWords } from '../../../app/worker/count-words.ts';
import { backoffSeconds, maxAttempts, queueDepth, workOnce } from '../../../app/worker/jobs.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';

let postgres: TestPostgres;

beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(() => postgres.stop());
beforeEach(() => postgres.reset());

const count = (text: string) => Promise.resolve(countWords(text));
const fail = () => Promise.reject(new Error('out of ink'));
const jobs = async () =>
  (await postgres.database.query<Record<string, unknown>>('SELECT * FROM jobs ORDER BY id')).rows;
const makeDue = () => postgres.database.query('UPDATE jobs SET run_at = now()');

test.each([
  ['one', 1],
  ['  two\n words\t', 2],
  ['   ', 0],
  ['müde Bären — 🐻', 4],
])('%j has its words counted', (text, words) => {
  expect(countWords(text)).toBe(words);
});

describe('a job', () => {
  test('is done once: the note has its words, and the queue is empty', async () => {
    const note = await addNote(postgres.database, 'three small words');
    expect(await workOnce(postgres.database, count)).toEqual({ state: 'done', noteId: note.id });
    expect(await findNote(postgres.database, note.id)).toMatchObject({ status: 'done', words: 3 });
    expect(await workOnce(postgres.database, count)).toEqual({ state: 'idle' });
    expect(await queueDepth(postgres.database)).toBe(0);
  });

  test('is taken in the order of its arrival', async () => {
    const seen: string[] = [];
    for (const text of ['a', 'b', 'c']) await addNote(postgres.database, text);
    const remember = (text: string) => Promise.resolve(seen.push(text));
    for (let i = 0; i < 3; i++) await workOnce(postgres.database, remember);
    expect(seen).toEqual(['a', 'b', 'c']);
  });

  test('rests after a failure, for longer each time', async () => {
    const note = await addNote(postgres.database, 'words');
    expect(await workOnce(postgres.database, fail)).toMatchObject({ state: 'retry', noteId: note.id });
    expect(await workOnce(postgres.database, count)).toEqual({ state: 'idle' });
    expect(await jobs()).toMatchObject([{ status: 'queued', attempts: 1, last_error: 'out of ink' }]);
    expect([1, 2, 3, 4].map(backoffSeconds)).toEqual([2, 4, 8, 16]);

    await makeDue();
    expect(await workOnce(postgres.database, count)).toMatchObject({ state: 'done' });
  });

  test('is dead after its last attempt: kept for a look, taken by nobody, its note failed', async () => {
    const note = await addNote(postgres.database, 'words');
    const states: string[] = [];
    for (let i = 0; i < maxAttempts; i++) {
      await makeDue();
      states.push((await workOnce(postgres.database, fail)).state);
    }
    expect(states).toEqual(['retry', 'retry', 'retry', 'retry', 'dead']);
    await makeDue();
    expect(await workOnce(postgres.database, count)).toEqual({ state: 'idle' });
    expect(await jobs()).toMatchObject([{ status: 'dead', attempts: maxAttempts, last_error: 'out of ink' }]);
    expect(await findNote(postgres.database, note.id)).toMatchObject({ status: 'failed', words: null });
    expect(await queueDepth(postgres.database)).toBe(0);
  });

  test('stays in the queue, untouched, if the database fails in the middle', async () => {
    await addNote(postgres.database, 'words');
    const tooMany = () => Promise.resolve(2 ** 40);
    await expect(workOnce(postgres.database, tooMany)).rejects.toThrow('out of range');
    expect(await jobs()).toMatchObject([{ status: 'queued', attempts: 0 }]);
  });
});
