import type { Reply } from '../lib/http.ts';
import type { Note } from './api-client.ts';
import { type Html, html } from './html.ts';
import { page } from './layout.ts';

/** What the page with the notes shows. */
export interface NotesPage {
  readonly notes: readonly Note[];
  readonly banner: string;
  /** A note that wasn't accepted, and why, so that nobody has to type it again. */
  readonly rejected?: { readonly text: string; readonly reason: string };
}

/** The list of notes, and the form to add one. */
export function notesPage({ notes, banner, rejected }: NotesPage): Reply {
  const pending = notes.some(({ status }) => status === 'pending');
  const content = html`<form class="add" method="post" action="/notes">
      <label for="text">New note</label>
      <textarea
        id="text"
        name="text"
        rows="3"
        maxlength="10000"
        required
        ${rejected && html`aria-invalid="true" aria-describedby="problem"`}
      >
${rejected?.text}</textarea>
      ${rejected && html`<p class="problem" id="problem" role="alert">${rejected.reason}</p>`}
      <button type="submit">Add</button>
    </form>
    ${list(notes)} ${pending && html`<p><a href="/">Refresh</a> to see whether the words are counted.</p>`}`;
  return page({ title: 'Your notes', banner, content, status: rejected ? 400 : 200 });
}

function list(notes: readonly Note[]): Html {
  if (notes.length === 0) return html`<p class="empty">No notes yet.</p>`;
  return html`<ul class="notes">
    ${notes.map(item)}
  </ul>`;
}

function item(note: Note): Html {
  const created = note.createdAt.slice(0, 16).replace('T', ' ');
  return html`<li>
    <p class="text">${note.text}</p>
    <p class="facts">
      <span class="status ${note.status}">${describe(note)}</span>
      <time datetime="${note.createdAt}">${created} UTC</time>
    </p>
    <form method="post" action="/notes/${note.id}/delete">
      <button class="quiet" type="submit" aria-label="Delete note ${note.id}">Delete</button>
    </form>
  </li>`;
}

function describe({ status, words }: Note): string {
  if (status === 'pending') return 'counting words…';
  if (status === 'failed') return 'could not be counted';
  return words === 1 ? '1 word' : `${words} words`;
}
