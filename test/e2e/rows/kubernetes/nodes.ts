import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Row } from '../row.ts';
import type { Deployed } from './deployed.ts';
import { echoApplication } from './echo.ts';
import { lossless, underLoad } from './load.ts';

const REPLICAS = 4;

/** The fewest ready pods while something goes on. */
async function fewestReady(app: Deployed, during: Promise<unknown>): Promise<number> {
  let done = false;
  let fewest = REPLICAS;
  const watch = async () => {
    while (!done) {
      const ready = (await app.pods('echo')).filter((pod) => pod.ready).length;
      fewest = Math.min(fewest, ready);
      await sleep(300);
    }
  };
  const watching = watch();
  try {
    await during;
  } finally {
    done = true;
    await watching;
  }
  return fewest;
}

/** Asks for the eviction of a pod, as `kubectl drain` does. */
function evict({ kubectl, namespace }: Deployed, pod: string) {
  const eviction = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name: pod, namespace } };
  const path = `/api/v1/namespaces/${namespace}/pods/${pod}/eviction`;
  return kubectl.attempt(['create', '--raw', path, '-f', '-'], { input: JSON.stringify(eviction) });
}

export const severalNodes: Row = {
  id: 'nodes',
  title: 'several nodes and zones',
  checks: [
    {
      name: 'a node is emptied one replica at a time, and no client notices',
      command: 'kubectl drain NODE --ignore-daemonsets --delete-emptydir-data; kubectl uncordon NODE',
      quick: true,
      skip: ({ nodes }) => (nodes.length < 2 ? 'the cluster has one node' : undefined),
      check: async (stage) => {
        const { kubectl, nodes, afterwards } = stage;
        const name = 'rows-drain';
        const drained = nodes.at(-1)!;
        const app = await stage.deploy(echoApplication(name, stage.image, { scale: { min: REPLICAS } }));
        const before = await app.ready('echo', REPLICAS);
        const there = before.filter(({ node }) => node === drained).length;
        assert.ok(there > 0, `no replica on ${drained}`);
        let fewest = REPLICAS;
        const clients = await underLoad(stage, name, async () => {
          afterwards(() => kubectl.run(['uncordon', drained]));
          // Only what is this check's own: others may use the cluster.
          const own = ['--pod-selector', `app.kubernetes.io/instance=${name}`];
          const options = ['--ignore-daemonsets', '--delete-emptydir-data', '--timeout=120s', ...own];
          const drain = kubectl.run(['drain', drained, ...options], { timeoutSeconds: 130 });
          fewest = await fewestReady(
            app,
            drain.then(() => app.ready('echo', REPLICAS)),
          );
          assert.ok((await app.pods('echo')).every(({ node }) => node !== drained));
        });
        assert.ok(fewest >= REPLICAS - 1, `${fewest} of ${REPLICAS} ready`);
        return `${drained} with ${there} of ${REPLICAS} replicas emptied, never fewer than ${fewest} ready: ${lossless(clients)}`;
      },
    },
    {
      name: 'a second replica is not evicted while the first is missing',
      command: 'kubectl create --raw …/pods/POD/eviction -f -',
      check: async ({ deploy, image }) => {
        const readinessProbe = { http: { path: '/readyz' }, initialDelaySeconds: 15, periodSeconds: 1 };
        const app = await deploy(echoApplication('rows-eviction', image, { scale: { min: 2 }, readinessProbe }));
        const [first, second] = await app.ready('echo', 2);
        assert.equal((await evict(app, first!.name)).code, 0);
        const refused = await evict(app, second!.name);
        assert.notEqual(refused.code, 0);
        assert.match(refused.stderr, /disruption budget/);
        await app.ready('echo', 2);
        assert.equal((await evict(app, second!.name)).code, 0);
        await app.ready('echo', 2);
        return 'refused ("Cannot evict pod as it would violate the pod\'s disruption budget"), and taken once both are ready';
      },
    },
  ],
};
