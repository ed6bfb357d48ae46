import { request as httpRequest, type Agent } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { buffer } from 'node:stream/consumers';
import { hostHeader, type LoadTarget, tlsOptions } from './target.ts';

/** How long a client waits for a whole answer, in seconds. */
export const PATIENCE_SECONDS = 30;

export interface Question {
  /** @default 'GET' */
  readonly method?: string;
  readonly path: string;
  /** @default - none */
  readonly body?: Buffer | string;
  /** Keeps connections, or doesn't. */
  readonly agent: Agent;
}

/** An answer with status 200. */
export interface Answer {
  readonly body: Buffer;
  /** Who gave it, where it says so. */
  readonly version: string | undefined;
}

/**
 * Asks once, without a second try.
 *
 * @throws Error for a connection that fails, a status but 200, an answer that is cut off or takes too long
 */
export function ask(target: LoadTarget, { method = 'GET', path, body, agent }: Question): Promise<Answer> {
  const url = new URL(path, target.origin);
  const isTls = url.protocol === 'https:';
  return new Promise((resolve, reject) => {
    const asked = (isTls ? httpsRequest : httpRequest)(
      url,
      { method, agent, headers: hostHeader(target), ...(isTls ? tlsOptions(target) : {}) },
      (response) => {
        buffer(response).then((received) => {
          if (response.statusCode === 200) resolve({ body: received, version: versionIn(response.headers) });
          else fail(new Error(`status ${response.statusCode}: ${received.toString('utf8', 0, 200)}`));
        }, fail);
      },
    );
    const impatience = setTimeout(
      () => asked.destroy(new Error(`no answer within ${PATIENCE_SECONDS} s`)),
      PATIENCE_SECONDS * 1000,
    );
    const fail = (error: Error) => reject(new Error(`${method} ${path}: ${error.message}`, { cause: error }));
    asked.on('error', fail);
    asked.on('close', () => clearTimeout(impatience));
    asked.end(body);
  });
}

/** The application for tests says in each answer who gave it. */
export function versionIn(headers: Readonly<Record<string, string | string[] | undefined>>): string | undefined {
  const version = headers['x-version'];
  return typeof version === 'string' ? version : undefined;
}
