import assert from 'node:assert/strict';
import dgram from 'node:dgram';
import { once } from 'node:events';
import net from 'node:net';
import { attempt, run } from '../../support/command.ts';
import { HOST } from './application.ts';
import type { ExposureCheck } from './check.ts';

/** A curl that speaks HTTP/3; not every distribution's does. */
const curl = process.env['FAIRWAY_E2E_CURL'] || 'curl';

/** What clients may speak to the proxy, and to the ports beside it. */
export const protocols: readonly ExposureCheck[] = [
  {
    name: 'HTTPS answers over HTTP/1.1, and tells of HTTP/3',
    check: async ({ client }) => {
      const { status, headers } = await client.ask();
      assert.equal(status, 200);
      assert.match(headers['alt-svc'] ?? '', /h3=":443"/);
    },
  },
  {
    name: 'HTTPS answers over HTTP/2',
    check: async ({ client }) => assert.equal((await client.ask2()).status, 200),
  },
  {
    name: 'HTTPS answers over HTTP/3',
    skip: async () => {
      const { stdout } = await attempt([curl, '--version']);
      return stdout.includes('HTTP3')
        ? undefined
        : `${curl} doesn't speak HTTP/3: set FAIRWAY_E2E_CURL to one that does`;
    },
    check: async ({ address, caFile }) => {
      const to = ['--resolve', `${HOST}:443:${address}`, '--cacert', caFile];
      const output = [
        '--silent',
        '--show-error',
        '--output',
        '/dev/null',
        '--write-out',
        '%{http_version} %{http_code}',
      ];
      assert.equal(await run([curl, '--http3-only', ...to, ...output, `https://${HOST}/`]), '3 200');
    },
  },
  {
    name: 'plain HTTP is redirected to HTTPS, and served where a route says so',
    check: async ({ client }) => {
      const { status, headers } = await client.ask({ plain: true, path: '/a?b=c' });
      assert.deepEqual([status, headers.location], [308, `https://${HOST}/a?b=c`]);
      assert.equal((await client.ask({ plain: true, host: 'plain.exposure.test' })).status, 200);
    },
  },
  {
    name: 'a WebSocket carries what is sent',
    check: async ({ client }) => assert.equal(await client.webSocket('/socket', 'there and back'), 'there and back'),
  },
  {
    name: 'server-sent events arrive one by one, also where the client takes compressed ones',
    check: async ({ client }) => {
      for (const accepted of ['identity', 'gzip']) {
        const headers = { 'accept-encoding': accepted };
        const { parts } = await client.ask({ path: '/events?every=500', headers, leavesAfter: 3 });
        assert.ok(parts[2]! - parts[0]! >= 900, `came after ${parts.join(', ')} ms`);
      }
    },
  },
  {
    name: 'gRPC calls reach their port, with trailers, and their messages arrive one by one',
    check: async ({ client }) => {
      const message = Buffer.from([0, 0, 0, 0, 3, 1, 2, 3]);
      const headers = { 'content-type': 'application/grpc', te: 'trailers' };
      const call = { host: 'grpc.exposure.test', path: '/echo.Echo/Call', method: 'POST', headers, body: message };
      const { status, body, trailers, parts } = await client.ask2(call);
      assert.equal(status, 200);
      assert.deepEqual(body, Buffer.concat([message, message]));
      assert.equal(trailers['grpc-status'], '0');
      assert.ok(parts.at(-1)! - parts[0]! >= 400, `came after ${parts.join(', ')} ms`);
    },
  },
  {
    name: 'published TCP and UDP ports answer from outside',
    check: async ({ address }) => {
      const socket = net.connect(7000, address);
      socket.end('over TCP');
      const [data] = (await once(socket, 'data', { signal: AbortSignal.timeout(5000) })) as [Buffer];
      assert.equal(data.toString(), 'over TCP');
      const datagrams = dgram.createSocket('udp4');
      datagrams.send('over UDP', 7000, address);
      const [message] = (await once(datagrams, 'message', { signal: AbortSignal.timeout(5000) })) as [Buffer];
      datagrams.close();
      assert.equal(message.toString(), 'over UDP');
    },
  },
];
