import type { IncomingMessage } from 'node:http';

import { HttpError, readBody } from '../lib/http.ts';

/**
 * Reads the fields of a form that a page of this site sent.
 *
 * @throws HttpError 403 for a form on another site, which could make a visitor's browser write notes
 */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  // Every current browser sends this header, and no page can forge it.
  if (request.headers['sec-fetch-site'] === 'cross-site') throw new HttpError(403, 'This form is on another site.');
  return new URLSearchParams(await readBody(request));
}
