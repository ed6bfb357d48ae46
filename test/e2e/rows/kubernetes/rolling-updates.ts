import assert from 'node:assert/strict';
import { eventually } from '../../../support/eventually.ts';
import type { Check, Row } from '../row.ts';
import { echoApplication } from './echo.ts';
import { lossless, requests, underLoad } from './load.ts';

/** An update of a number of replicas under load, from one version to the next and to one after that. */
const update = (replicas: number, env: Readonly<Record<string, string>>, title: string): Check => ({
  name: `an update of ${title} loses no request`,
  command: 'kubectl apply --server-side -f kubernetes; kubectl rollout status deployment/echo',
  quick: replicas === 2 && Object.keys(env).length === 0,
  check: async (stage) => {
    const name = `rows-update-${replicas}${Object.keys(env).length === 0 ? '' : '-abrupt'}`;
    const app = await stage.deploy(
      echoApplication(name, stage.image, { scale: { min: replicas }, env: { VERSION: 'v1', ...env } }),
    );
    let pods = await app.ready('echo', replicas);
    const clients = await underLoad(
      stage,
      name,
      async () => {
        for (const VERSION of ['v2', 'v3']) {
          const former = pods;
          await app.change({ workloads: { echo: { env: { VERSION } } } });
          await app.rollOut();
          pods = await app.ready('echo', replicas);
          await app.gone(former);
        }
      },
      Object.keys(env).length === 0 ? undefined : requests,
    );
    assert.deepEqual(clients.versions, ['v1', 'v2', 'v3']);
    return `v1, v2, v3: ${lossless(clients)}`;
  },
});

/** A version that can't work: it must not replace the one that does. */
const badVersion = (start: 'crash' | 'never-ready', title: string): Check => ({
  name: `a version that ${title} never takes the service down`,
  command: 'kubectl rollout status deployment/echo; kubectl rollout undo deployment/echo',
  quick: start === 'crash',
  check: async (stage) => {
    const name = `rows-bad-${start}`;
    const app = await stage.deploy(echoApplication(name, stage.image, { scale: { min: 2 } }));
    const good = await app.ready('echo', 2);
    const clients = await underLoad(stage, name, async () => {
      await app.change({ workloads: { echo: { env: { VERSION: 'bad', START: start } } } });
      const status = await app.kubectl.attempt(['rollout', 'status', 'deployment/echo', '--timeout=30s']);
      assert.notEqual(status.code, 0, 'the rollout must not succeed');
      const serving = (await app.pods('echo')).filter(({ ready }) => ready).map(({ uid }) => uid);
      assert.deepEqual(serving.sort(), good.map(({ uid }) => uid).sort(), 'the replicas that serve');
      await app.kubectl.run(['rollout', 'undo', 'deployment/echo']);
      await app.rollOut();
      await eventually(60, async () => assert.equal((await app.pods('echo')).length, 2));
    });
    assert.deepEqual(clients.versions, ['v1']);
    return `30 s with the bad version beside 2 good replicas, then undone: ${lossless(clients)}`;
  },
});

export const rollingUpdates: Row = {
  id: 'rolling-updates',
  title: 'rolling updates without downtime',
  checks: [
    update(2, {}, '2 replicas'),
    update(1, {}, '1 replica'),
    update(2, { ON_SIGTERM: 'leave-at-once' }, '2 replicas that exit at once on SIGTERM'),
    update(1, { ON_SIGTERM: 'leave-at-once' }, '1 replica that exits at once on SIGTERM'),
    badVersion('crash', 'crashes at start'),
    badVersion('never-ready', 'never becomes ready'),
  ],
};
