import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from '@jest/globals';
import { WebSocketServer } from 'ws';
import { createEcho } from '../apps/echo/echo.ts';
import { readSettings } from '../apps/echo/settings.ts';
import { State } from '../apps/echo/state.ts';
import { eventStream } from './event-stream.ts';
import type { Kind } from './kind.ts';
import { everyKind } from './kinds.ts';
import { startLoad } from './load.ts';
import { paced } from './paced.ts';
import { ask } from './ask.ts';
import { describeLoad, summarize } from './summary.ts';
import { webSocket } from './web-socket.ts';

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

/** @returns the server's origin */
async function listen(server: Server): Promise<string> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const answering = (listener: RequestListener) => listen(createServer(listener));

/** Puts a site under load for a short time. */
async function reportOf(origin: string, kinds: readonly Kind[], milliseconds = 300) {
  const load = startLoad({ origin, host: 'shop.example.com' }, kinds);
  await sleep(milliseconds);
  return load.stop();
}

const quick = paced({
  name: 'quick',
  perSecond: 50,
  keepAlive: true,
  once: async (target, agent) => (await ask(target, { path: '/', agent })).version,
});

describe('a load on a site that works', () => {
  test('fails nothing, in any of its kinds', async () => {
    const state = new State({ start: 'normal', onSigterm: 'drain' });
    const origin = await listen(createEcho(readSettings({ VERSION: 'v1' }, 'here'), state));
    const report = await reportOf(origin, everyKind, 1500);
    expect(Object.entries(report).map(([name, { errors }]) => [name, errors])).toEqual(
      everyKind.map(({ name }) => [name, []]),
    );
    for (const kind of Object.values(report)) {
      expect(kind.requests).toBeGreaterThan(3);
      expect(Object.keys(kind.versions)).toEqual(['v1']);
    }
    expect(report['GET that takes 1 s']!.p50).toBeGreaterThan(990);
    expect(summarize(report)).toMatchObject({ failed: 0, ended: 0, versions: ['v1'], errors: [] });
  });

  test('asks under the name of the site', async () => {
    const hosts = new Set<string | undefined>();
    const origin = await answering((request, response) => {
      hosts.add(request.headers.host);
      response.end();
    });
    await reportOf(origin, [quick]);
    expect([...hosts]).toEqual(['shop.example.com']);
  });

  test('goes at its rate, however long the answers take', async () => {
    const origin = await answering((_, response) => void setTimeout(() => response.end(), 400));
    const { quick: seen } = await reportOf(origin, [quick], 500);
    expect(seen!.requests).toBeGreaterThan(10);
    expect(seen!.p50).toBeGreaterThan(390);
  });
});

describe('a load counts as failed', () => {
  test('a status but 200, with what was answered', async () => {
    let count = 0;
    const origin = await answering((_, response) => void response.writeHead(++count === 3 ? 502 : 200).end('broken'));
    const { quick: seen } = await reportOf(origin, [quick]);
    expect(seen!.failed).toBe(1);
    expect(seen!.errors[0]).toMatch(/^after 0\.\d s: GET \/: status 502: broken$/);
    expect(seen!.requests).toBe(count);
  });

  test('a connection that is refused, and one that is cut off', async () => {
    const origin = await answering((request) => request.socket.destroy());
    const cutOff = await reportOf(origin, [quick]);
    expect(cutOff['quick']!.errors[0]).toContain('socket hang up');
    servers.splice(0)[0]!.close();
    const refused = await reportOf(origin, [quick]);
    expect(refused['quick']).toMatchObject({ failed: refused['quick']!.requests, p50: 0 });
    expect(refused['quick']!.errors[0]).toContain('ECONNREFUSED');
    expect(describeLoad(refused)[0]).toMatch(/^quick: (\d+) of \1 failed, longest gap 0\.\d s/);
  });

  test('an answer that ends half-way', async () => {
    const origin = await answering((request, response) => {
      response.writeHead(200, { 'content-length': 10 }).write('half');
      setTimeout(() => request.socket.destroy(), 20);
    });
    const { quick: seen } = await reportOf(origin, [quick]);
    expect(seen!.failed).toBe(seen!.requests);
    expect(seen!.failed).toBeGreaterThan(3);
  });

  test('a body that arrives as another one', async () => {
    const origin = await answering((request, response) => {
      request.resume().on('end', () => response.end(JSON.stringify({ sha256: 'another' })));
    });
    const report = await reportOf(origin, [everyKind.find(({ name }) => name === 'POST')!]);
    expect(report['POST']!.errors[0]).toContain('the body has arrived as another one');
  });

  test('a time without an answer, as a gap', async () => {
    let pause = false;
    const held: (() => void)[] = [];
    const origin = await answering((_, response) => {
      if (pause) held.push(() => response.end());
      else response.end();
    });
    const load = startLoad({ origin }, [quick]);
    await sleep(200);
    pause = true;
    await sleep(600);
    pause = false;
    held.forEach((release) => release());
    await sleep(100);
    const { quick: seen } = await load.stop();
    expect(seen!.failed).toBe(0);
    expect(seen!.longestGapSeconds).toBeGreaterThan(0.55);
    expect(seen!.longestGapSeconds).toBeLessThan(1.5);
  });
});

describe('a stream', () => {
  test('that the server ends in order has not failed, and is opened again at once', async () => {
    const state = new State({ start: 'normal', onSigterm: 'drain' });
    const origin = await listen(createEcho(readSettings({}, 'here'), state));
    const load = startLoad({ origin }, [eventStream, webSocket]);
    await sleep(400);
    state.emit('leaving');
    await sleep(400);
    const report = await load.stop();
    for (const kind of Object.values(report)) expect(kind).toMatchObject({ errors: [], failed: 0, ended: 4 });
  });

  test('that is cut off has failed', async () => {
    const state = new State({ start: 'normal', onSigterm: 'drain' });
    const server = createEcho(readSettings({}, 'here'), state);
    const connections = new Set<{ destroy(): void }>();
    server.on('connection', (connection) => connections.add(connection));
    const origin = await listen(server);
    const load = startLoad({ origin }, [eventStream, webSocket]);
    await sleep(400);
    connections.forEach((connection) => connection.destroy());
    await sleep(400);
    const report = await load.stop();
    for (const kind of Object.values(report)) expect(kind).toMatchObject({ failed: 4, cutOff: 4, ended: 0 });
    expect(report['WebSocket']!.errors[0]).toMatch(/WebSocket cut off after \d messages/);
    expect(report['event stream']!.errors[0]).toMatch(/event stream after \d events: aborted/);
  });

  test('that is refused has failed, once for each try', async () => {
    const origin = await answering((_, response) => void response.writeHead(503).end());
    const report = await reportOf(origin, [eventStream, webSocket]);
    expect(report['WebSocket']!.errors[0]).toContain('Unexpected server response: 503');
    expect(report['event stream']!.errors[0]).toContain('status 503');
    for (const kind of Object.values(report)) expect(kind).toMatchObject({ failed: kind.requests, cutOff: 0 });
  });

  test('with a wrong answer or a missing event has failed', async () => {
    const server = createServer((_, response) => void response.writeHead(200).write('id: 1\n\nid: 3\n\n'));
    const sockets = new WebSocketServer({ server });
    sockets.on('connection', (socket) => socket.on('message', () => socket.send('something else')));
    const report = await reportOf(await listen(server), [eventStream, webSocket]);
    expect(report['WebSocket']!.errors[0]).toContain('answered something else instead of 0');
    expect(report['event stream']!.errors[0]).toContain('"id: 3" instead of 2');
  });
});
