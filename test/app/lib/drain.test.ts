import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

import { describe, expect, test } from '@jest/globals';

import { Drain } from '../../../app/lib/drain.ts';
import { json } from '../../../app/lib/http.ts';
import { Metrics } from '../../../app/lib/metrics.ts';
import { operations } from '../../../app/lib/operations.ts';
import { createService } from '../../../app/lib/service.ts';
import { listen } from '../support/http.ts';

async function startService(order: string[] = []) {
  const drain = new Drain();
  const metrics = new Metrics();
  const slow = async () => {
    await sleep(400);
    order.push('answered');
    return json(200, 'slow');
  };
  const server = createService({ drain, metrics, routes: { ...operations(drain, metrics), 'GET /slow': slow } });
  return { drain, server, origin: await listen(server) };
}

describe('a service that is told to stop', () => {
  test('fails its readiness at once, and goes on answering', async () => {
    const { drain, server, origin } = await startService();
    expect((await fetch(`${origin}/readyz`)).status).toBe(200);
    const drained = drain.run({ server, seconds: 0.2 });
    const response = await fetch(`${origin}/readyz`);
    expect([response.status, response.headers.get('connection')]).toEqual([503, 'close']);
    expect((await fetch(`${origin}/healthz`)).status).toBe(200);
    await drained;
  });

  test('finishes the requests in flight, takes no new ones, and closes the rest after that', async () => {
    const order: string[] = [];
    const { drain, server, origin } = await startService(order);
    const slow = fetch(`${origin}/slow`);
    await sleep(100);
    const drained = drain.run({ server, seconds: 0.1, close: () => Promise.resolve(void order.push('closed')) });
    await sleep(200);
    await expect(fetch(`${origin}/healthz`)).rejects.toThrow();
    await drained;
    expect((await slow).status).toBe(200);
    expect(order).toEqual(['answered', 'closed']);
  });

  test('is not held up by connections that are idle', async () => {
    const { drain, server, origin } = await startService();
    await (await fetch(`${origin}/healthz`)).text();
    const start = performance.now();
    await drain.run({ server, seconds: 0 });
    expect(performance.now() - start).toBeLessThan(1000);
  });

  test('cuts off a request that does not end when patience does', async () => {
    const server = createServer(() => {});
    const hanging = fetch(await listen(server)).catch((error: Error) => error.message);
    await sleep(50);
    await new Drain().run({ server, seconds: 0, patienceSeconds: 0.1 });
    expect(await hanging).toBe('fetch failed');
  });
});
