import type { IncomingMessage, ServerResponse } from 'node:http';

/** One request, as a handler sees it. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly url: URL;
  /** The variable parts of the path: `id` of `/notes/:id`. */
  readonly params: Readonly<Record<string, string>>;
}

/** What a handler answers. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** The text, or a function that writes to the response over time and ends it. */
  readonly body?: string | ((response: ServerResponse) => void);
}

/** Answers one kind of request. */
export type Handler = (exchange: Exchange) => Reply | Promise<Reply>;

/** A failure that has a status of its own; anything else that is thrown is a bug, and a 500. */
export class HttpError extends Error {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}

/** A reply whose body is JSON. */
export function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(value),
  };
}

/** A reply that sends the client to another page of this site, to be fetched with GET. */
export function seeOther(location: string): Reply {
  return { status: 303, headers: { location } };
}

/** The longest body that is read: 64 KiB. */
export const maxBodyBytes = 64 * 1024;

/**
 * Reads a request's body as text.
 *
 * @throws HttpError 413 beyond {@link maxBodyBytes}; the rest isn't read, so the connection closes with the reply
 */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBodyBytes) throw new HttpError(413, 'the body is larger than 64 KiB', { connection: 'close' });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Sends a reply. A client that asks for the head alone gets it, and no stream is started for it. */
export function send(request: IncomingMessage, response: ServerResponse, reply: Reply): void {
  response.writeHead(reply.status, reply.headers);
  if (typeof reply.body === 'function' && request.method !== 'HEAD') reply.body(response);
  else response.end(typeof reply.body === 'string' ? reply.body : undefined);
}
