import assert from 'node:assert/strict';
import { Agent } from 'node:http';
import { ask } from '../../../load/ask.ts';
import { eventually } from '../../../support/eventually.ts';
import type { Row } from '../row.ts';
import type { Stage } from '../stage.ts';
import { echoApplication, hostOf } from './echo.ts';

const REQUESTS = 90;

/** How many are asked at a time: one after another they would share one connection of the controller, and so one pod. */
const AT_ONCE = 30;

/** How many of some requests each replica has answered. */
async function answers({ origin }: Stage, application: string): Promise<Readonly<Record<string, number>>> {
  const agent = new Agent({ keepAlive: false });
  const target = { origin, host: hostOf(application) };
  const replica = async () => {
    const { body } = await ask(target, { path: '/', agent });
    return (JSON.parse(body.toString()) as { replica: string }).replica;
  };
  const replicas: string[] = [];
  while (replicas.length < REQUESTS) replicas.push(...(await Promise.all(Array.from({ length: AT_ONCE }, replica))));
  return Object.fromEntries([...Map.groupBy(replicas, (name) => name)].map(([key, all]) => [key, all.length]));
}

const sizes = (counts: Readonly<Record<string, number>>) => Object.values(counts).sort().join(' + ');

export const loadBalancing: Row = {
  id: 'load-balancing',
  title: 'load balancing over healthy pods',
  checks: [
    {
      name: 'all replicas get requests, and one that is not ready gets none until it is',
      command: 'curl -H "Host: …" http://INGRESS/ (the replica stands in the answer); kubectl get endpointslices',
      quick: true,
      check: async (stage) => {
        const name = 'rows-balance';
        const app = await stage.deploy(echoApplication(name, stage.image, { scale: { min: 3 } }));
        const pods = await app.ready('echo', 3);
        const all = await eventually(60, async () => {
          const counts = await answers(stage, name);
          assert.deepEqual(Object.keys(counts).sort(), pods.map((pod) => pod.name).sort());
          return counts;
        });
        const least = Math.min(...Object.values(all));
        assert.ok(least >= REQUESTS / 9, `at least a third of an even share each: ${sizes(all)}`);
        const [unready] = pods;
        await app.fault(unready!, 'unready');
        const start = performance.now();
        await eventually(60, async () => {
          const ready = (await app.pods('echo')).filter((pod) => pod.ready);
          assert.equal(ready.length, 2);
        });
        const others = await eventually(30, async () => {
          const counts = await answers(stage, name);
          assert.equal(counts[unready!.name], undefined, sizes(counts));
          return counts;
        });
        const noticed = ((performance.now() - start) / 1000).toFixed(1);
        await app.fault(unready!, 'ready');
        await app.ready('echo', 3);
        const again = await eventually(60, async () => {
          const counts = await answers(stage, name);
          assert.ok((counts[unready!.name] ?? 0) > 0);
          return counts;
        });
        return `${REQUESTS} requests: ${sizes(all)}; one unready: ${sizes(others)}, within ${noticed} s; ready again: ${sizes(again)}`;
      },
    },
  ],
};
