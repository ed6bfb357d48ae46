import { gunzipSync } from 'node:zlib';
import { longestLine } from './secret-search.ts';

/** How gzip's data begins in base64; and all of it. @see https://www.rfc-editor.org/rfc/rfc1952#section-2.3 */
const PACKED = /H4sI[A-Za-z0-9+/]+={0,2}/g;

/**
 * What a value looks like in a text: as it is, in base64, and of several lines the longest one, since a text may escape
 * the breaks between them or begin each of them with spaces.
 */
export function formsOf(value: string): readonly string[] {
  return [...new Set([value, Buffer.from(value).toString('base64'), longestLine(value)])];
}

/** A text, and what is packed in it, such as the record that a deploy leaves on its target. */
export function withUnpacked(text: string): readonly string[] {
  return [text, ...[...text.matchAll(PACKED)].flatMap(([packed]) => unpacked(packed).flatMap(withUnpacked))];
}

/** Nothing where it only looks as if it were packed. */
function unpacked(packed: string): readonly string[] {
  try {
    return [gunzipSync(Buffer.from(packed, 'base64')).toString('utf8')];
  } catch {
    return [];
  }
}
