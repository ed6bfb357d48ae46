import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { WebSocketServer } from 'ws';
import { json, routes } from './routes.ts';
import type { Settings } from './settings.ts';
import type { State } from './state.ts';

/** What a WebSocket is told when its server leaves: it may come back at once. */
const GOING_AWAY = 1001;

/** The application's HTTP server, not listening yet. */
export function createEcho(settings: Settings, state: State): Server {
  const server = createServer((request, response) => void answer({ request, response, settings, state }));
  // Longer than proxies keep an idle connection: the side that closes first may do so while a request is on its way.
  server.keepAliveTimeout = 130_000;
  server.requestTimeout = 0;
  const sockets = new WebSocketServer({ server, path: '/socket' });
  sockets.on('headers', (headers) => headers.push(`x-version: ${settings.version}`));
  sockets.on('connection', (socket) => {
    socket.on('message', (data, binary) => socket.send(data, { binary }));
    socket.on('error', () => socket.terminate());
    if (state.leaves) socket.close(GOING_AWAY);
  });
  state.on('leaving', () => sockets.clients.forEach((socket) => socket.close(GOING_AWAY)));
  return server;
}

async function answer(exchange: {
  request: IncomingMessage;
  response: ServerResponse;
  settings: Settings;
  state: State;
}): Promise<void> {
  const { request, response, settings, state } = exchange;
  if (state.hangs) return;
  response.setHeader('x-version', settings.version);
  response.setHeader('x-replica', settings.replica);
  if (state.leaves) response.setHeader('connection', 'close');
  const { pathname, searchParams: query } = new URL(request.url ?? '/', 'http://localhost');
  try {
    const route = routes[`${request.method === 'HEAD' ? 'GET' : request.method} ${pathname}`];
    if (route === undefined) json(response, 404, { error: `there is no ${request.method} ${pathname}` });
    else await route({ ...exchange, query });
  } catch (error) {
    // A client that has gone needs no answer.
    if (response.headersSent) response.destroy();
    else json(response, 500, { error: String(error) });
  }
}
