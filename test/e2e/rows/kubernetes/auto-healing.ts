import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { run } from '../../../support/command.ts';
import { eventually } from '../../../support/eventually.ts';
import type { Row } from '../row.ts';
import { echoApplication } from './echo.ts';
import { lossless, seen, underLoad } from './load.ts';

/** Seconds since a moment, for a report. */
const since = (start: number) => `${((performance.now() - start) / 1000).toFixed(1)} s`;

const two = { scale: { min: 2 } };

/** How long pods of a lost node are waited for in these checks; Kubernetes itself waits for 300 s. */
const TOLERATION_SECONDS = 15;

export const autoHealing: Row = {
  id: 'auto-healing',
  title: 'auto-healing: restarts, reschedules, replaces',
  checks: [
    {
      name: 'a process that ends is started again in its pod',
      command: 'kubectl get pods -w (after its process has ended itself with exit code 1)',
      quick: true,
      check: async (stage) => {
        const app = await stage.deploy(echoApplication('rows-crash', stage.image, two));
        const [victim] = await app.ready('echo', 2);
        let took = '';
        const clients = await underLoad(stage, 'rows-crash', async () => {
          const start = performance.now();
          await app.fault(victim!, 'crash');
          await eventually(90, async () => {
            const pod = (await app.pods('echo')).find(({ uid }) => uid === victim!.uid);
            assert.ok(pod?.ready && pod.restarts === victim!.restarts + 1, 'restarted and ready');
          });
          took = since(start);
        });
        return `1 of 2 replicas crashed, ready again after ${took}; clients: ${seen(clients)}`;
      },
    },
    {
      name: 'an unhealthy replica is restarted',
      command: 'kubectl get pods -w (after its /healthz has begun to answer 503)',
      check: async (stage) => {
        const app = await stage.deploy(echoApplication('rows-unhealthy', stage.image, two));
        const [victim] = await app.ready('echo', 2);
        let took = '';
        const clients = await underLoad(stage, 'rows-unhealthy', async () => {
          const start = performance.now();
          await app.fault(victim!, 'unhealthy');
          await eventually(120, async () => {
            const pod = (await app.pods('echo')).find(({ uid }) => uid === victim!.uid);
            assert.ok(pod?.ready && pod.restarts === victim!.restarts + 1, 'restarted and ready');
          });
          took = since(start);
        });
        return `ready again after ${took}; clients: ${seen(clients)}`;
      },
    },
    {
      name: 'a deleted pod is replaced, and no client notices',
      command: 'kubectl delete pod POD; kubectl get pods',
      quick: true,
      check: async (stage) => {
        const app = await stage.deploy(echoApplication('rows-deleted', stage.image, two));
        const [victim] = await app.ready('echo', 2);
        let took = '';
        const clients = await underLoad(stage, 'rows-deleted', async () => {
          const start = performance.now();
          await app.kubectl.run(['delete', 'pod', victim!.name, '--wait=false']);
          await eventually(90, async () => {
            const pods = await app.pods('echo');
            assert.ok(pods.length === 2 && pods.every(({ ready, uid }) => ready && uid !== victim!.uid));
          });
          took = since(start);
          await app.gone([victim!]);
        });
        return `2 ready again after ${took}; clients: ${lossless(clients)}`;
      },
    },
    {
      name: 'the replicas of a lost node run elsewhere, and the service goes on',
      command: 'cut a node off; kubectl get nodes,pods -o wide',
      skip: ({ settings, nodes }) => {
        if (nodes.length < 2) return 'the cluster has one node';
        return settings.node === undefined ? 'FAIRWAY_E2E_LOSE_NODE and FAIRWAY_E2E_FIND_NODE are not set' : undefined;
      },
      check: async (stage) => {
        const { kubectl, nodes, settings, afterwards } = stage;
        const lost = nodes.at(-1)!;
        const tolerations = ['not-ready', 'unreachable'].map((state) => ({
          key: `node.kubernetes.io/${state}`,
          operator: 'Exists' as const,
          effect: 'NoExecute' as const,
          tolerationSeconds: TOLERATION_SECONDS,
        }));
        const app = await stage.deploy(
          echoApplication('rows-lost-node', stage.image, { scale: { min: 4 }, placement: { tolerations } }),
        );
        const before = await app.ready('echo', 4);
        const there = before.filter(({ node }) => node === lost).length;
        assert.ok(there > 0 && there < 4, `${there} of 4 replicas on ${lost}`);
        const command = (line: string) => run(['sh', '-c', line.replaceAll('{node}', lost)]);
        afterwards(async () => {
          await command(settings.node!.find);
          await kubectl.run(['wait', '--for=condition=Ready', `node/${lost}`, '--timeout=120s']);
        });
        let noticed = '';
        let healed = '';
        const clients = await underLoad(stage, 'rows-lost-node', async () => {
          const start = performance.now();
          await command(settings.node!.lose);
          await kubectl.run(['wait', '--for=condition=Ready=Unknown', `node/${lost}`, '--timeout=120s']);
          noticed = since(start);
          await eventually(180, async () => {
            const elsewhere = (await app.pods('echo')).filter(({ node, ready }) => ready && node !== lost);
            assert.equal(elsewhere.length, 4, 'replicas that are ready on other nodes');
          });
          healed = since(start);
          // Long enough to see that nothing fails any more.
          await sleep(10_000);
        });
        assert.ok(clients.requests - clients.failed > clients.failed, seen(clients));
        return `${lost} with ${there} of 4 replicas cut off: noticed after ${noticed}, 4 ready elsewhere after ${healed}; clients: ${seen(clients)}, failures over ${clients.failedForSeconds.toFixed(1)} s`;
      },
    },
  ],
};
