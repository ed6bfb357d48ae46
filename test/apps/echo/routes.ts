import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { events } from './events.ts';
import { faults } from './faults.ts';
import { figures } from './metrics.ts';
import type { Settings } from './settings.ts';
import type { State } from './state.ts';

/** What an answer is made from. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly query: URLSearchParams;
  readonly settings: Settings;
  readonly state: State;
}

/** What the application answers, by method and path. */
export const routes: Readonly<Record<string, (exchange: Exchange) => Promise<void> | void>> = {
  'GET /': identity,
  'GET /headers': ({ request, response }) => {
    const { method, url, httpVersion, headers, socket } = request;
    json(response, 200, { method, url, httpVersion, headers, remoteAddress: socket.remoteAddress });
  },
  'POST /echo': async ({ request, response }) => {
    response.writeHead(200, { 'content-type': request.headers['content-type'] ?? 'application/octet-stream' });
    await pipeline(request, response);
  },
  'POST /sha256': async ({ request, response }) => {
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const chunk of request as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      hash.update(chunk);
    }
    json(response, 200, { bytes, sha256: hash.digest('hex') });
  },
  'GET /bytes': async ({ response, query }) => {
    const count = Number(query.get('count') ?? 1024);
    const type = query.get('type') ?? 'application/octet-stream';
    response.writeHead(200, { 'content-type': type, 'content-length': count });
    await pipeline(Readable.from(blocks(count)), response);
  },
  'GET /slow': async (exchange) => {
    await sleep(Number(exchange.query.get('seconds') ?? 1) * 1000);
    identity(exchange);
  },
  'GET /pause': async ({ response, query }) => {
    response.write('before');
    await sleep(Number(query.get('seconds') ?? 1) * 1000);
    response.end('after');
  },
  'GET /events': events,
  'GET /file': async ({ response, settings }) => {
    response.end(await readFile(required(settings.dataFile, 'DATA_FILE')));
  },
  'POST /file': async ({ request, response, settings }) => {
    await writeFile(required(settings.dataFile, 'DATA_FILE'), await buffer(request));
    json(response, 200, {});
  },
  'GET /secret': async ({ response, settings }) => {
    const content = await readFile(required(settings.secretFile, 'SECRET_FILE'));
    json(response, 200, { sha256: createHash('sha256').update(content).digest('hex') });
  },
  'GET /metrics': ({ response, state }) => {
    response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' }).end(figures(state));
  },
  'GET /healthz': ({ response, state }) => json(response, state.healthy ? 200 : 503, { healthy: state.healthy }),
  'GET /readyz': ({ response, state }) => json(response, state.ready ? 200 : 503, { ready: state.ready }),
  ...Object.fromEntries(
    Object.entries(faults).map(([name, fault]) => [
      `POST /fault/${name}`,
      ({ response, state }: Exchange) => {
        fault(state);
        json(response, 200, { fault: name });
      },
    ]),
  ),
};

export function json(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

function identity({ response, settings: { version, replica } }: Exchange): void {
  json(response, 200, { version, replica, uptime: process.uptime() });
}

function* blocks(count: number): Generator<Buffer> {
  const block = Buffer.alloc(64 * 1024, 'x');
  for (let left = count; left > 0; left -= block.length) yield block.subarray(0, left);
}

function required(file: string | undefined, variable: string): string {
  if (file === undefined) throw new Error(`${variable} is not set`);
  return file;
}
