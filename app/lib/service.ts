import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

import type { Drain } from './drain.ts';
import { HttpError, json, type Reply, send } from './http.ts';
import { log } from './log.ts';
import type { Metrics } from './metrics.ts';
import { createRouter, type Match, type Routes } from './router.ts';

/** What a service is made of. */
export interface ServiceOptions {
  readonly routes: Routes;
  readonly metrics: Metrics;
  readonly drain: Drain;
  /** Turns a failure into an answer. @default - JSON: `{"error": "..."}` */
  readonly renderError?: (error: HttpError) => Reply;
}

/** Routes that probes and scrapers ask, too often to be worth a line in the log each. */
const quiet = new Set(['/healthz', '/readyz', '/metrics']);

/** Makes an HTTP server that routes, measures and logs each request, and never lets an error escape. */
export function createService({ routes, metrics, drain, renderError = jsonError }: ServiceOptions): Server {
  const router = createRouter(routes);
  const requests = metrics.counter('http_requests_total', 'Requests answered.');
  const duration = metrics.histogram(
    'http_request_duration_seconds',
    'Time from a request to the end of its answer.',
    [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  );

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const start = performance.now();
    const method = request.method ?? '';
    const url = parseUrl(request);
    const match = router(method, url?.pathname ?? '');
    response.on('close', () => {
      const seconds = (performance.now() - start) / 1000;
      const { route } = match;
      const status = response.statusCode;
      requests({ method, route, status: String(status) });
      duration({ method, route }, seconds);
      log(quiet.has(route) ? 'debug' : 'info', 'request', { method, route, status, ms: Math.round(seconds * 1000) });
    });
    const reply = await answer(match, request, url, renderError);
    // A proxy that keeps this connection open would send its next request to a process that is about to leave.
    if (drain.begun) response.setHeader('connection', 'close');
    send(request, response, reply);
  };

  const server = createServer((request, response) => void serve(request, response));
  // Longer than proxies keep an idle connection (nginx 60 s, Caddy 120 s): were this side the first to close, a request
  // that is on its way at that moment would fail.
  server.keepAliveTimeout = 130_000;
  return server;
}

async function answer(
  match: Match,
  request: IncomingMessage,
  url: URL | null,
  renderError: (error: HttpError) => Reply,
): Promise<Reply> {
  try {
    if (!url) throw new HttpError(400, 'the address is malformed');
    return await match.handle({ request, url, params: match.params });
  } catch (error) {
    if (error instanceof HttpError) return renderError(error);
    log('error', 'request failed', { route: match.route, error });
    return renderError(new HttpError(500, 'something went wrong on our side'));
  }
}

function parseUrl(request: IncomingMessage): URL | null {
  return URL.parse(`http://localhost${request.url ?? '/'}`);
}

function jsonError(error: HttpError): Reply {
  return json(error.status, { error: error.message }, error.headers);
}
