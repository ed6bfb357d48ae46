import { createHash, randomBytes } from 'node:crypto';
import type { Contract, Subject } from '../contract.ts';
import { settled, type Observation } from '../observation.ts';
import type { Client } from '../../support/proxy-client.ts';
import { clientOf, hasPlainRoutes, plainRoutes } from './application.ts';

const MEBIBYTE = 2 ** 20;

/** For how long a look is repeated, in seconds: a busy client sees things at once that came one by one. */
const SEEN_WITHIN = 20;

/** Over each route that carries everything: what a client sees. */
function overEach(
  subject: Subject,
  expected: unknown,
  look: (client: Client, plain: boolean) => Promise<unknown>,
): Promise<readonly Observation[]> {
  return Promise.all(
    plainRoutes(subject.application).map(({ route: { host, tls }, key }) =>
      settled(key, expected, SEEN_WITHIN, async () => look(await clientOf(subject, host), !tls)),
    ),
  );
}

/** What a route carries where it sets no limits. */
export const echoTraffic: readonly Contract[] = [
  {
    name: 'a WebSocket carries what is sent',
    keys: ['workloads.*.routes'],
    applies: hasPlainRoutes,
    check: (subject) =>
      overEach(subject, 'there and back', (client, plain) => client.webSocket('/socket', 'there and back', plain)),
  },
  {
    name: 'server-sent events arrive one by one',
    keys: ['workloads.*.routes'],
    applies: hasPlainRoutes,
    check: (subject) =>
      overEach(subject, 'one by one', async (client, plain) => {
        const { parts } = await client.ask({ path: '/events?every=500', plain, leavesAfter: 3 });
        return parts[2]! - parts[0]! >= 900 ? 'one by one' : `after ${parts.join(', ')} ms`;
      }),
  },
  {
    name: 'a large body arrives as it was sent, and as it was answered',
    keys: ['workloads.*.routes'],
    applies: hasPlainRoutes,
    check: (subject) => {
      const body = randomBytes(16 * MEBIBYTE);
      const sent = { bytes: body.length, sha256: createHash('sha256').update(body).digest('hex') };
      return overEach(subject, { sent, received: body.length }, async (client, plain) => {
        const seen = await client.json({ method: 'POST', path: '/sha256', body, plain });
        const { body: answer } = await client.ask({ path: `/bytes?count=${body.length}`, plain });
        return { sent: seen, received: answer.length };
      });
    },
  },
  {
    name: 'a response may take its time where the route does not limit it',
    keys: ['workloads.*.routes'],
    applies: hasPlainRoutes,
    check: (subject) =>
      overEach(subject, { slow: 200, paused: 'beforeafter' }, async (client, plain) => {
        const [slow, paused] = await Promise.all([
          client.ask({ path: '/slow?seconds=4', plain }),
          client.ask({ path: '/pause?seconds=4', plain }),
        ]);
        return { slow: slow.status, paused: paused.body.toString() };
      }),
  },
];
