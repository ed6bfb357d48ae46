import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { startLoad } from '../../load/load.ts';
import { PLAIN_HOST } from './application.ts';
import type { Exposed, ExposureCheck } from './check.ts';

/** Period and failures of the probe, and what the proxy takes to notice, in seconds. */
const NOTICED_AFTER = 5;

/** A replica that isn't ready gets no requests. */
export const readiness: readonly ExposureCheck[] = [
  {
    name: 'a replica that is not ready gets no requests until it is again, and no client notices',
    check: async (exposed) => {
      const load = startLoad({ origin: `http://${exposed.address}`, host: PLAIN_HOST });
      try {
        await setReady(exposed, 1, false);
        await sleep(NOTICED_AFTER * 1000);
        assert.deepEqual(await answering(exposed), ['echo-2']);
        await setReady(exposed, 1, true);
        await sleep(NOTICED_AFTER * 1000);
        assert.deepEqual(await answering(exposed), ['echo-1', 'echo-2']);
      } finally {
        const failed = Object.entries(await load.stop()).filter(([, { failed }]) => failed > 0);
        assert.deepEqual(failed, []);
      }
    },
  },
  {
    name: 'while no replica is ready the answer is 503',
    check: async (exposed) => {
      for (const replica of [1, 2]) await setReady(exposed, replica, false);
      await sleep(NOTICED_AFTER * 1000);
      assert.equal((await exposed.client.ask()).status, 503);
      for (const replica of [1, 2]) await setReady(exposed, replica, true);
      await sleep(NOTICED_AFTER * 1000);
      assert.equal((await exposed.client.ask()).status, 200);
    },
  },
];

/** Tells a replica, from inside, whether it is ready. */
async function setReady({ docker }: Exposed, replica: number, ready: boolean): Promise<void> {
  const id = (await docker('ps', '-q', '--filter', `name=exposure_echo.${replica}.`)).trim();
  const url = `http://127.0.0.1:8080/fault/${ready ? 'ready' : 'unready'}`;
  await docker('exec', id, 'node', '--eval', `await fetch('${url}', { method: 'POST' })`);
}

/** Who answers a hundred requests. */
async function answering({ client }: Exposed): Promise<readonly string[]> {
  const replicas = new Set<string>();
  for (let request = 0; request < 100; request++) replicas.add((await client.ask()).headers['x-replica'] as string);
  return [...replicas].sort();
}
