import { createHash, randomBytes } from 'node:crypto';
import { ask } from './ask.ts';
import { eventStream } from './event-stream.ts';
import type { Kind } from './kind.ts';
import { paced } from './paced.ts';
import { webSocket } from './web-socket.ts';

/** More than fits into one packet, and into a proxy's first buffer. */
const BODY = randomBytes(64 * 1024);
const BODY_HASH = createHash('sha256').update(BODY).digest('hex');

const get = paced({
  name: 'GET, kept connections',
  perSecond: 40,
  keepAlive: true,
  once: async (target, agent) => (await ask(target, { path: '/', agent })).version,
});

const newConnection = paced({
  name: 'GET, new connections',
  perSecond: 20,
  keepAlive: false,
  once: async (target, agent) => (await ask(target, { path: '/', agent })).version,
});

const post = paced({
  name: 'POST',
  perSecond: 20,
  keepAlive: true,
  once: async (target, agent) => {
    const { body, version } = await ask(target, { method: 'POST', path: '/sha256', body: BODY, agent });
    const { sha256 } = JSON.parse(body.toString()) as { sha256: string };
    if (sha256 !== BODY_HASH) throw new Error('POST /sha256: the body has arrived as another one');
    return version;
  },
});

const slow = paced({
  name: 'GET that takes 1 s',
  perSecond: 10,
  keepAlive: true,
  once: async (target, agent) => (await ask(target, { path: '/slow?seconds=1', agent })).version,
});

/** All ways in which the application for tests is used at once; see test/apps/echo. */
export const everyKind: readonly Kind[] = [get, newConnection, post, slow, webSocket, eventStream];
