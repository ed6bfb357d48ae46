import assert from 'node:assert/strict';
import { eventually } from '../../../support/eventually.ts';
import type { Row } from '../row.ts';
import { echo, echoApplication } from './echo.ts';
import { startObserver } from './observer.ts';

export const observability: Row = {
  id: 'observability',
  title: 'observability hooks: metrics, health checks, logs',
  checks: [
    {
      name: 'the figures of each replica are where its annotations say, for the namespace of the Prometheus alone',
      command: 'kubectl get pods -o yaml (prometheus.io/*); from a pod: GET http://POD:PORT/PATH',
      quick: true,
      check: async (stage) => {
        const app = await stage.deploy({
          name: 'rows-figures',
          workloads: { echo: echo(stage.image, { scale: { min: 2 }, metrics: {} }) },
          targets: { kubernetes: { prometheusNamespace: 'rows-prometheus' } },
        });
        const pods = await app.ready('echo', 2);
        const prometheus = await startObserver(stage, 'rows-prometheus');
        const other = await startObserver(stage, 'rows-other');
        const template = '{.spec.template.metadata.annotations}';
        const annotations = await app.kubectl.run(['get', 'deployment', 'echo', '-o', `jsonpath=${template}`]);
        const { 'prometheus.io/port': port, 'prometheus.io/path': path } = JSON.parse(annotations) as Record<
          string,
          string
        >;
        const urls = pods.map(({ ip }) => `http://${ip}:${port}${path}`);
        for (const url of urls) {
          assert.match(await eventually(30, () => prometheus.get(url)), /^# TYPE \w+ (counter|gauge)/m);
          await assert.rejects(other.get(url));
        }
        return `${urls.length} replicas, port ${port}, ${path}: read from rows-prometheus, closed to rows-other`;
      },
    },
    {
      name: 'use, health, logs and the last words of a crash can be read',
      command: 'kubectl top pods; kubectl get pods; kubectl logs POD; kubectl logs --previous POD; kubectl get events',
      check: async ({ deploy, image }) => {
        const app = await deploy(echoApplication('rows-logs', image, { scale: { min: 2 } }));
        const [first, second] = await app.ready('echo', 2);
        const logs = (...args: readonly string[]) => app.kubectl.run(['logs', '-c', 'echo', ...args]);
        assert.match(await logs(first!.name), /version v1 listens on 8080/);
        const use = await eventually(120, () => app.kubectl.run(['top', 'pods', '--no-headers']));
        assert.match(use, /^echo-\S+\s+\d+m\s+\d+Mi/m);
        await app.fault(second!, 'unready');
        await eventually(30, async () => {
          const pod = (await app.pods('echo')).find(({ uid }) => uid === second!.uid);
          assert.equal(pod?.ready, false);
        });
        const events = await app.kubectl.run([
          'get',
          'events',
          '--field-selector',
          `involvedObject.name=${second!.name}`,
        ]);
        assert.match(events, /Readiness probe failed: HTTP probe failed with statuscode: 503/);
        await app.fault(first!, 'crash');
        await eventually(60, async () => {
          const pod = (await app.pods('echo')).find(({ uid }) => uid === first!.uid);
          assert.ok((pod?.restarts ?? 0) > 0);
        });
        assert.match(await logs('--previous', first!.name), /version v1 listens on 8080/);
        return `top: ${use.split('\n')[0]!.replace(/\s+/g, ' ')}; an unready replica with its reason among the events; logs of the process before the restart`;
      },
    },
  ],
};
