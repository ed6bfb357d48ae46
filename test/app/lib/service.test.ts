import type { Server } from 'node:http';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { Drain } from '../../../app/lib/drain.ts';
import { json, maxBodyBytes, readBody } from '../../../app/lib/http.ts';
import { Metrics } from '../../../app/lib/metrics.ts';
import { operations } from '../../../app/lib/operations.ts';
import { createService } from '../../../app/lib/service.ts';
import { listen, stop } from '../support/http.ts';

const drain = new Drain();
const metrics = new Metrics();
let server: Server;
let origin: string;

beforeAll(async () => {
  const routes = {
    ...operations(drain, metrics, () => Promise.reject(new Error('no database'))),
    'GET /things/:id': ({ params }: { params: object }) => json(200, params),
    'DELETE /things/:id': () => ({ status: 204 }),
    'POST /echo': async ({ request }: { request: Parameters<typeof readBody>[0] }) =>
      json(200, await readBody(request)),
    'GET /bug': () => Promise.reject(new Error('password=hunter2')),
  };
  server = createService({ drain, metrics, routes });
  origin = await listen(server);
});
afterAll(() => stop(server));

describe('a service', () => {
  test('gives a handler the variable parts of the path', async () => {
    expect(await (await fetch(`${origin}/things/42?x=1`)).json()).toEqual({ id: '42' });
  });

  test('answers HEAD as GET, without a body', async () => {
    const response = await fetch(`${origin}/things/42`, { method: 'HEAD' });
    expect([response.status, await response.text()]).toEqual([200, '']);
  });

  test('answers 404 where there is no route, and 405 with the methods that there are', async () => {
    expect((await fetch(`${origin}/nothing`)).status).toBe(404);
    const response = await fetch(`${origin}/things/1`, { method: 'PUT' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, DELETE']);
  });

  test('refuses a body over 64 KiB, and takes one of exactly that', async () => {
    const post = (bytes: number) => fetch(`${origin}/echo`, { method: 'POST', body: 'x'.repeat(bytes) });
    expect((await post(maxBodyBytes)).status).toBe(200);
    expect((await post(maxBodyBytes + 1)).status).toBe(413);
  });

  test('tells nobody outside what a bug says', async () => {
    const response = await fetch(`${origin}/bug`);
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('hunter2');
  });

  test('is alive while it is not ready, and says why it is not', async () => {
    expect((await fetch(`${origin}/healthz`)).status).toBe(200);
    const response = await fetch(`${origin}/readyz`);
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({ status: 'not ready', reason: 'no database' });
  });

  test('measures by route, so that paths with ids do not become labels', async () => {
    await fetch(`${origin}/things/7`);
    const text = await (await fetch(`${origin}/metrics`)).text();
    expect(text).toMatch(/http_requests_total\{method="GET",route="\/things\/:id",status="200"\} \d/);
    expect(text).toContain('http_request_duration_seconds_bucket{method="GET",route="/things/:id",le="+Inf"}');
    expect(text).not.toContain('/things/7');
  });
});
