import assert from 'node:assert/strict';
import { HOST } from './application.ts';
import type { ExposureCheck } from './check.ts';

const MEBIBYTE = 2 ** 20;

/** What becomes of a request on its way. */
export const routes: readonly ExposureCheck[] = [
  {
    name: 'a route may take its path away, the query stays',
    check: async ({ client }) => {
      const { url } = await client.json<{ readonly url: string }>({ path: '/api/headers?page=2' });
      assert.equal(url, '/headers?page=2');
      assert.equal((await client.ask({ path: '/api' })).status, 200);
      assert.equal((await client.ask({ path: '/apis' })).status, 404);
    },
  },
  {
    name: 'redirects keep what follows their path',
    check: async ({ client }) => {
      const location = async (host: string, path: string) => {
        const { status, headers } = await client.ask({ host, path });
        return `${status} ${headers.location}`;
      };
      assert.equal(await location('www.exposure.test', '/a?b=c'), `301 https://${HOST}/a?b=c`);
      assert.equal(await location(HOST, '/old?b=c'), `308 https://${HOST}/new?b=c`);
      assert.equal(await location(HOST, '/old/a?b=c'), `308 https://${HOST}/new/a?b=c`);
    },
  },
  {
    name: 'a body may be large, unless the route limits it',
    check: async ({ client }) => {
      const post = (path: string, size: number) => ({ method: 'POST', path, body: Buffer.alloc(size) });
      const { bytes } = await client.json<{ readonly bytes: number }>(post('/sha256', 32 * MEBIBYTE));
      assert.equal(bytes, 32 * MEBIBYTE);
      assert.equal((await client.ask(post('/limited/sha256', MEBIBYTE))).status, 200);
      assert.equal((await client.ask(post('/limited/sha256', MEBIBYTE + 1))).status, 413);
    },
  },
  {
    name: 'a response may take its time, unless the route limits it',
    check: async ({ client }) => {
      assert.equal((await client.ask({ path: '/slow?seconds=4' })).status, 200);
      const asked = Date.now();
      assert.equal((await client.ask({ path: '/limited/slow?seconds=10' })).status, 504);
      assert.ok(Date.now() - asked < 4000, `504 after ${Date.now() - asked} ms`);
      assert.equal((await client.ask({ path: '/pause?seconds=4' })).body.toString(), 'beforeafter');
      await assert.rejects(client.ask({ path: '/limited/pause?seconds=10' }));
    },
  },
  {
    name: 'text is compressed for who asks for it, unless the route says no',
    check: async ({ client }) => {
      const encoding = async (accepted: string, route = '') => {
        const path = `${route}/bytes?count=10000&type=text/plain`;
        const { headers } = await client.ask({ path, headers: { 'accept-encoding': accepted } });
        return headers['content-encoding'];
      };
      assert.equal(await encoding('gzip'), 'gzip');
      assert.equal(await encoding('gzip, zstd'), 'zstd');
      assert.equal(await encoding('identity'), undefined);
      assert.equal(await encoding('gzip', '/limited'), undefined);
    },
  },
  {
    name: 'access logs are JSON, without what may be secret',
    check: async ({ client, docker }) => {
      const headers = { authorization: 'Bearer canary', cookie: 'session=canary', 'x-api-key': 'canary' };
      await client.ask({ path: '/logged?token=canary', headers: { ...headers, 'user-agent': 'exposure' } });
      const written = await docker('service', 'logs', '--raw', 'exposure_fairway_proxy');
      assert.ok(!written.includes('canary'), 'a header or a query stands in the logs');
      const lines = written.split('\n').filter((line) => line !== '');
      const entries = lines.map((line) => JSON.parse(line) as { request?: { uri: string }; user_agent?: string });
      assert.ok(entries.some(({ request, user_agent }) => request?.uri === '/logged' && user_agent === 'exposure'));
    },
  },
];
