import type { Database } from '../lib/database.ts';
import { HttpError, json, readBody } from '../lib/http.ts';
import type { Routes } from '../lib/router.ts';
import { parseNoteId, parseNoteText } from './note-input.ts';
import { addNote, deleteNote, findNote, listNotes } from './notes.ts';

/** What can be done with notes. */
export function noteRoutes(database: Database): Routes {
  return {
    'GET /api/notes': async () => json(200, await listNotes(database)),

    'POST /api/notes': async ({ request }) => {
      const note = await addNote(database, parseNoteText(await readBody(request)));
      return json(201, note, { location: `/api/notes/${note.id}` });
    },

    'GET /api/notes/:id': async ({ params }) => {
      const note = await findNote(database, parseNoteId(params['id']));
      if (!note) throw new HttpError(404, 'there is no such note');
      return json(200, note);
    },

    'DELETE /api/notes/:id': async ({ params }) => {
      if (!(await deleteNote(database, parseNoteId(params['id'])))) throw new HttpError(404, 'there is no such note');
      return { status: 204 };
    },
  };
}
