import { HttpError } from '../lib/http.ts';

/** The longest note, in characters. */
export const maxTextLength = 10_000;

/**
 * Reads the text of a new note from a JSON body.
 *
 * @throws HttpError 400 that says what to send instead
 */
export function parseNoteText(body: string): string {
  const text = (parseJson(body) as { text?: unknown } | null)?.text;
  if (typeof text !== 'string') throw new HttpError(400, 'text: expected a string, as in {"text": "buy milk"}');
  // Counted as PostgreSQL counts, by code points: one for an emoji, where JavaScript's length says two.
  const { length } = [...text];
  if (text.trim() === '' || length > maxTextLength) {
    throw new HttpError(400, `text: expected 1 to ${maxTextLength} characters that aren't all spaces, got ${length}`);
  }
  // PostgreSQL keeps every character but this one.
  if (text.includes('\0')) throw new HttpError(400, 'text: the character U+0000 is not allowed');
  return text;
}

/**
 * Reads a note's id from a path.
 *
 * @throws HttpError 404, since nothing else can have been meant
 */
export function parseNoteId(id: string | undefined): number {
  const number = /^\d{1,10}$/.test(id ?? '') ? Number(id) : 0;
  if (number < 1 || number > 2_147_483_647) throw new HttpError(404, 'there is no such note');
  return number;
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new HttpError(400, 'the body is not valid JSON');
  }
}
