import { type Database, type Queryable, transaction } from '../lib/database.ts';
import { log } from '../lib/log.ts';

/** A job as the worker takes it, with the note that it is about. */
export interface Job {
  readonly id: number;
  readonly noteId: number;
  readonly text: string;
  /** Attempts that failed before this one. */
  readonly attempts: number;
}

/** What became of an attempt; `idle` if no job was due. */
export interface Outcome {
  readonly state: 'idle' | 'done' | 'retry' | 'dead';
  readonly noteId?: number;
  readonly error?: Error;
}

/** After so many failed attempts a job is dead, and its note `failed`. */
export const maxAttempts = 5;

/** How long a job rests after its n-th failed attempt: 2, 4, 8, 16 seconds. */
export function backoffSeconds(failedAttempts: number): number {
  return 2 ** failedAttempts;
}

/**
 * Takes the oldest job that is due, does it, and records what became of it.
 *
 * All of that is one transaction. Other workers skip the job while it is locked, and if this process dies, PostgreSQL
 * drops the lock and the next worker takes the job: nothing has to notice a lost worker.
 */
export function workOnce(database: Database, countWords: (text: string) => Promise<number>): Promise<Outcome> {
  return transaction(database, async (client) => {
    const job = await takeJob(client);
    if (!job) return { state: 'idle' };
    log('debug', 'job taken', { noteId: job.noteId });
    let words: number;
    try {
      words = await countWords(job.text);
    } catch (error) {
      return await fail(client, job, error as Error);
    }
    await finish(client, job, words);
    return { state: 'done', noteId: job.noteId };
  });
}

/** How many jobs wait to be done. */
export async function queueDepth(database: Queryable): Promise<number> {
  const { rows } = await database.query<{ depth: number }>(
    "SELECT count(*)::int AS depth FROM jobs WHERE status = 'queued'",
  );
  return rows[0]!.depth;
}

async function takeJob(client: Queryable): Promise<Job | undefined> {
  const { rows } = await client.query<Job>(
    `SELECT jobs.id, note_id AS "noteId", text, attempts
       FROM jobs JOIN notes ON notes.id = note_id
      WHERE jobs.status = 'queued' AND run_at <= now()
      ORDER BY run_at, jobs.id
      LIMIT 1
        FOR UPDATE OF jobs SKIP LOCKED`,
  );
  return rows[0];
}

async function finish(client: Queryable, job: Job, words: number): Promise<void> {
  await client.query("UPDATE notes SET status = 'done', words = $2 WHERE id = $1", [job.noteId, words]);
  await client.query('DELETE FROM jobs WHERE id = $1', [job.id]);
}

async function fail(client: Queryable, job: Job, error: Error): Promise<Outcome> {
  const attempts = job.attempts + 1;
  const state = attempts < maxAttempts ? 'retry' : 'dead';
  await client.query(
    `UPDATE jobs SET attempts = $2, status = $3, last_error = $4, run_at = now() + make_interval(secs => $5) WHERE id = $1`,
    [job.id, attempts, state === 'dead' ? 'dead' : 'queued', error.message, backoffSeconds(attempts)],
  );
  if (state === 'dead') await client.query("UPDATE notes SET status = 'failed' WHERE id = $1", [job.noteId]);
  return { state, noteId: job.noteId, error };
}
