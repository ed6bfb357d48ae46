import assert from 'node:assert/strict';
import { eventually } from '../../../support/eventually.ts';
import type { Row } from '../row.ts';
import type { Deployed } from './deployed.ts';
import { echoApplication } from './echo.ts';
import { seen, underLoad } from './load.ts';
import { startMetricsAdapter } from './metrics-adapter.ts';

/** Kubernetes looks every 15 s; a stabilization of none lets a check end within minutes. */
const promptly = { scaleDown: { stabilizationWindowSeconds: 0 } };

interface Autoscaler {
  readonly spec: { readonly minReplicas: number; readonly maxReplicas: number };
  readonly status: { readonly currentReplicas?: number; readonly desiredReplicas: number };
}

const autoscalerOf = (app: Deployed) => app.kubectl.get<Autoscaler>('horizontalpodautoscaler', 'echo');

/** Waits for a number of replicas that the autoscaler has asked for. @returns the seconds that it took */
async function scaledTo(app: Deployed, replicas: number): Promise<string> {
  const start = performance.now();
  await eventually(
    300,
    async () => {
      const { status } = await autoscalerOf(app);
      assert.deepEqual([status.desiredReplicas, status.currentReplicas], [replicas, replicas]);
    },
    3,
  );
  await app.ready('echo', replicas);
  return `${Math.round((performance.now() - start) / 1000)} s`;
}

/** A metrics API that an adapter may serve already, whose place these checks don't take. */
const isServed = async (app: Deployed) =>
  /(custom|external)\.metrics\.k8s\.io/.test(await app.kubectl.run(['get', 'apiservices', '-o', 'name']));

export const autoscaling: Row = {
  id: 'autoscaling',
  title: 'horizontal scaling by load',
  checks: [
    {
      name: 'replicas come with the load, and go after it',
      command: 'kubectl get hpa -w',
      quick: true,
      check: async (stage) => {
        const name = 'rows-load';
        const scale = { min: 1, max: 3, cpuPercent: 60, behavior: promptly };
        const app = await stage.deploy(echoApplication(name, stage.image, { scale }));
        await app.ready('echo', 1);
        let up = '';
        const clients = await underLoad(stage, name, async () => {
          up = await scaledTo(app, 3);
        });
        const down = await scaledTo(app, 1);
        return `1 to 3 replicas ${up} after the load began, back to 1 ${down} after it ended; clients: ${seen(clients)}`;
      },
    },
    {
      name: 'replicas follow a metric of their own and one from outside, as an adapter serves them',
      command: 'kubectl get --raw /apis/custom.metrics.k8s.io/v1beta2/…; kubectl get hpa',
      check: async (stage) => {
        const name = 'rows-metrics';
        const metrics = {
          sessions: { averageValue: '30' },
          queue_length: { type: 'external' as const, averageValue: '10', labels: { queue: 'mails' } },
        };
        const scale = { min: 1, max: 4, metrics, behavior: promptly };
        const app = await stage.deploy(echoApplication(name, stage.image, { scale }));
        const annotation = '{.metadata.annotations.fairway/metrics-apis}';
        const apis = await app.kubectl.run(['get', 'hpa', 'echo', '-o', `jsonpath=${annotation}`]);
        assert.equal(apis, 'custom.metrics.k8s.io external.metrics.k8s.io');
        assert.ok(!(await isServed(app)), 'an adapter serves these APIs already');
        const adapter = await startMetricsAdapter(stage, app.namespace);
        await adapter.set({ sessions: 20, queue_length: 5 });
        await app.ready('echo', 1);
        await adapter.set({ sessions: 60, queue_length: 5 });
        const bySessions = await scaledTo(app, 4);
        await adapter.set({ sessions: 1, queue_length: 25 });
        const byQueue = await scaledTo(app, 3);
        await adapter.set({ sessions: 1, queue_length: 1 });
        const down = await scaledTo(app, 1);
        return `60 sessions a replica, 30 wanted: the most, 4, after ${bySessions}; 25 mails, 10 a replica wanted: 3 after ${byQueue}; neither: 1 after ${down}`;
      },
    },
  ],
};
