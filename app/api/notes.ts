import { type Database, type Queryable, transaction } from '../lib/database.ts';

/** A note, as the API shows it. */
export interface Note {
  readonly id: number;
  readonly text: string;
  /** `pending` until the worker has counted the words, `failed` if it gave up. */
  readonly status: 'pending' | 'done' | 'failed';
  readonly words: number | null;
  readonly createdAt: Date;
}

const columns = 'id, text, status, words, created_at AS "createdAt"';

/** The newest notes first. */
export async function listNotes(database: Queryable, limit = 100): Promise<Note[]> {
  const { rows } = await database.query<Note>(
    `SELECT ${columns} FROM notes WHERE deleted_at IS NULL ORDER BY id DESC LIMIT $1`,
    [limit],
  );
  return rows;
}

/** One note, unless there is none or it is deleted. */
export async function findNote(database: Queryable, id: number): Promise<Note | undefined> {
  const { rows } = await database.query<Note>(`SELECT ${columns} FROM notes WHERE id = $1 AND deleted_at IS NULL`, [
    id,
  ]);
  return rows[0];
}

/** Keeps a note and queues its job: in one transaction, so neither is ever there without the other. */
export function addNote(database: Database, text: string): Promise<Note> {
  return transaction(database, async (client) => {
    const { rows } = await client.query<Note>(`INSERT INTO notes (text) VALUES ($1) RETURNING ${columns}`, [text]);
    const note = rows[0]!;
    await client.query('INSERT INTO jobs (note_id) VALUES ($1)', [note.id]);
    // PostgreSQL delivers this with the commit, when the worker can see the job.
    await client.query('NOTIFY jobs');
    return note;
  });
}

/** Marks a note as deleted; false if there is none. */
export async function deleteNote(database: Queryable, id: number): Promise<boolean> {
  const { rowCount } = await database.query(
    'UPDATE notes SET deleted_at = now() WHERE id = $1 AND deleted_at IS NULL',
    [id],
  );
  return rowCount === 1;
}

/** How many notes there are. */
export async function countNotes(database: Queryable): Promise<number> {
  const { rows } = await database.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM notes WHERE deleted_at IS NULL',
  );
  return rows[0]!.count;
}

/** Removes notes for good that were deleted longer ago than that; tells how many. */
export async function purgeNotes(database: Queryable, retentionDays: number): Promise<number> {
  const { rowCount } = await database.query('DELETE FROM notes WHERE deleted_at <= now() - make_interval(days => $1)', [
    retentionDays,
  ]);
  return rowCount ?? 0;
}
