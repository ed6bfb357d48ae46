import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createEcho } from '../apps/echo/echo.ts';
import { readSettings } from '../apps/echo/settings.ts';
import { State } from '../apps/echo/state.ts';
import { occasions, type Fault } from './fault.ts';
import { excesses, observe } from './observe.ts';

const summary = {
  requests: 100,
  failed: 2,
  cutOff: 1,
  longestGapSeconds: 3,
  failedForSeconds: 1,
  ended: 0,
  errors: ['why'],
  versions: [],
};

describe('the faults of a run', () => {
  const fault = (id: string, rest: Partial<Fault<null>> = {}): Fault<null> => ({
    id,
    name: id,
    bounds: () => ({ gapSeconds: 1 }),
    act: () => Promise.resolve(''),
    ...rest,
  });
  const faults = [fault('a'), fault('b', { replicas: [2], quick: [2] }), fault('c', { quick: [1] })];
  const idsOf = (ids: readonly string[], quick: boolean) =>
    occasions(faults, { ids, quick }).map((one) => [one.replicas, one.faults.map(({ id }) => id).join('')]);

  test('are all of them, for each number of replicas', () => {
    expect(idsOf([], false)).toEqual([
      [1, 'ac'],
      [2, 'abc'],
    ]);
  });

  test('are those that are named, or those of the short run', () => {
    expect(idsOf(['b'], false)).toEqual([[2, 'b']]);
    expect(idsOf([], true)).toEqual([
      [1, 'c'],
      [2, 'b'],
    ]);
  });
});

describe('what is out of bounds', () => {
  test('is nothing within them', () => {
    expect(excesses({ load: summary }, { failed: 2, gapSeconds: 3 })).toEqual([]);
    expect(excesses({ load: summary }, { gapSeconds: 3 })).toEqual([]);
    expect(excesses({ load: summary }, { failed: 1, cutOff: 8, gapSeconds: 3 })).toEqual([]);
  });

  test('is a request that failed where only streams may be cut off', () => {
    expect(excesses({ load: summary }, { failed: 0, cutOff: 8, gapSeconds: 3 })).toHaveLength(1);
  });

  test('is said with its figures and its reasons', () => {
    expect(excesses({ load: summary }, { failed: 0, gapSeconds: 2 })).toEqual([
      '2 of 100 requests failed (1 streams were cut off), at most 0 may: why',
      'clients waited for 3.0 s, at most 2 s are allowed',
    ]);
  });
});

describe('an observation', () => {
  const state = new State({ start: 'normal', onSigterm: 'drain' });
  let server: Server;
  let origin: string;

  beforeAll(async () => {
    const echo = createEcho(readSettings({ VERSION: 'v1' }, 'here'), state);
    let broken = false;
    server = createServer((request, response) => {
      if (request.url === '/break') broken = true;
      if (request.url === '/mend') broken = false;
      if (broken) response.writeHead(500).end('broken');
      else echo.emit('request', request, response);
    });
    server.on('upgrade', (...args) => echo.emit('upgrade', ...args));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });

  test('tells what clients have seen while something happened', async () => {
    const seen = await observe({ origin }, async () => {
      await fetch(`${origin}/break`);
      await new Promise((resolve) => setTimeout(resolve, 500));
      await fetch(`${origin}/mend`);
      return 'mended';
    });
    expect(seen.remark).toBe('mended');
    expect(seen.seconds).toBeGreaterThan(0.49);
    expect(seen.load.failed).toBeGreaterThan(20);
    expect(seen.load.errors[0]).toContain('status 500: broken');
    expect(seen.load.failedForSeconds).toBeGreaterThan(0.3);
    expect(seen.load.longestGapSeconds).toBeGreaterThan(0.4);
  }, 20_000);

  test('fails with what went wrong, and what clients have seen of it', async () => {
    const seen = observe({ origin }, () => Promise.reject(new Error('the deploy failed')));
    await expect(seen).rejects.toThrow(/^the deploy failed\nGET, kept connections: 0 of \d+ failed/);
  }, 20_000);
});
