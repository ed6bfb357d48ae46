import assert from 'node:assert/strict';
import { Agent } from 'node:http';
import { ask } from '../../../load/ask.ts';
import { run } from '../../../support/command.ts';
import { eventually } from '../../../support/eventually.ts';
import type { Row } from '../row.ts';
import { buildEcho, pushImage } from '../image.ts';
import { echoApplication, hostOf } from './echo.ts';

interface Images {
  readonly status: { readonly containerStatuses: readonly { readonly name: string; readonly imageID: string }[] };
}

interface Scaler {
  readonly status: { readonly currentMetrics?: readonly object[] | null };
}

/** Names a step where it fails, and takes its time. */
async function step<T>(times: string[], name: string, run: () => Promise<T>): Promise<T> {
  const start = performance.now();
  try {
    return await run();
  } catch (error) {
    throw new Error(`${name}: ${(error as Error).message}`, { cause: error });
  } finally {
    times.push(`${name} ${((performance.now() - start) / 1000).toFixed(1)} s`);
  }
}

export const pipeline: Row = {
  id: 'pipeline',
  title: 'together, as one pipeline',
  checks: [
    {
      name: 'from `docker build` to a pod that is restarted elsewhere, in seven steps',
      command: 'docker build, docker push, kubectl apply, kubectl get pods, curl, kubectl get hpa, kubectl delete pod',
      quick: true,
      check: async (stage) => {
        const name = 'rows-pipeline';
        const { settings, kubectl, nodes, origin, afterwards } = stage;
        const times: string[] = [];
        const tag = await step(times, 'build', () => buildEcho(settings.registry, 'rows-pipeline'));
        const image = await step(times, 'push', () => pushImage(tag));
        const digest = image.split('@')[1]!;
        const app = await step(times, 'pull', async () => {
          const deployed = await stage.deploy(
            echoApplication(name, image, { scale: { min: 2, max: 4, cpuPercent: 60 } }),
          );
          await deployed.ready('echo', 2);
          for (const { status } of await deployed.kubectl.list<Images>('pods')) {
            const main = status.containerStatuses.find((container) => container.name === 'echo')!;
            assert.ok(main.imageID.endsWith(digest), `${main.imageID} runs, ${digest} was pushed`);
          }
          return deployed;
        });
        const pods = await step(times, 'schedule', async () => {
          const placed = await app.ready('echo', 2);
          if (nodes.length > 1) assert.equal(new Set(placed.map(({ node }) => node)).size, 2);
          return placed;
        });
        const agent = new Agent({ keepAlive: false });
        const answered = () => ask({ origin, host: hostOf(name) }, { path: '/', agent });
        await step(times, 'expose', () => eventually(60, answered));
        await step(times, 'autoscale', () =>
          eventually(150, async () => {
            const { status } = await app.kubectl.get<Scaler>('hpa', 'echo');
            assert.ok((status.currentMetrics ?? []).length > 0, 'the autoscaler knows the use of CPU');
          }),
        );
        await step(times, 'restart', async () => {
          const [victim] = pods;
          const elsewhere = nodes.length > 1;
          if (elsewhere) {
            afterwards(() => kubectl.run(['uncordon', victim!.node!]));
            await kubectl.run(['cordon', victim!.node!]);
          }
          await app.kubectl.run(['delete', 'pod', victim!.name, '--wait=false']);
          const after = await eventually(90, async () => {
            const ready = await app.ready('echo', 2, 0);
            assert.ok(ready.every(({ uid }) => uid !== victim!.uid));
            return ready;
          });
          if (elsewhere) assert.ok(after.every(({ node }) => node !== victim!.node));
          await answered();
        });
        await run(['docker', 'image', 'rm', tag]);
        return times.join(', ');
      },
    },
  ],
};
