import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '../../../support/eventually.ts';
import { lossless, type DockerFault } from './fault.ts';
import { localRegistry } from './local-registry.ts';

/** What happens to a deploy. */
export const deployFaults: readonly DockerFault[] = [
  {
    id: 'registry-down',
    name: 'the registry is down during a deploy, and there again for the next one',
    bounds: lossless,
    act: async (stage) => {
      const registry = await localRegistry(stage);
      try {
        const image = await registry.push(stage.sample.application().workloads[0]!.image);
        await registry.stop();
        stage.sample.change({ workloads: { echo: { build: null, image, env: { VERSION: 'v3' } }, store: { image } } });
        const { code, stderr } = await stage.attemptDeploy();
        assert.equal(code, 1);
        assert.match(stderr, /connection refused/);
        assert.equal((await stage.ask<{ version: string }>('/')).version, 'v1');
        await registry.start();
        await stage.deploy();
        await stage.calm();
        assert.equal((await stage.ask<{ version: string }>('/')).version, 'v3');
      } finally {
        await stage.restore();
        await registry.remove();
      }
      return 'the first command fails with the reason, the second succeeds';
    },
  },
  {
    id: 'deploy-cut-off',
    name: 'a deploy is killed half-way, and run again',
    bounds: lossless,
    act: async (stage) => {
      const before = await stage.echo.containers();
      stage.sample.change({ workloads: { echo: { env: { VERSION: 'v4' } } } });
      const deploy = stage.beginDeploy();
      await eventually(30, async () => assert.notDeepEqual(await stage.echo.containers(), before), 0.1);
      deploy.kill('SIGKILL');
      await stage.deploy();
      await stage.calm();
      assert.equal((await stage.ask<{ version: string }>('/')).version, 'v4');
      return 'killed when the first new replica had started; the second run ends well';
    },
  },
  {
    id: 'unreachable',
    name: 'a deploy to a host that does not answer',
    replicas: [1],
    bounds: lossless,
    act: async (stage) => {
      stage.sample.change({ workloads: { echo: { env: { VERSION: 'v5' } } } });
      const started = performance.now();
      // Nothing listens there.
      const { code, stderr } = await stage.attemptDeploy('ssh://root@127.0.0.1:1');
      const seconds = (performance.now() - started) / 1000;
      assert.equal(code, 1);
      assert.match(stderr, /127\.0\.0\.1/);
      assert.match(stderr, /Connection refused/);
      assert.ok(seconds < 30, `it took ${seconds} s to say so`);
      await sleep(1000);
      assert.equal((await stage.ask<{ version: string }>('/')).version, 'v1');
      return `the command fails after ${seconds.toFixed(0)} s with the reason`;
    },
  },
];
