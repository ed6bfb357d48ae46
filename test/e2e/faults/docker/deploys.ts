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
        const before = await stage.version();
        await registry.stop();
        const version = stage.nextVersion();
        stage.sample.change({
          workloads: { echo: { build: null, image, env: { VERSION: version } }, store: { image } },
        });
        const { code, stderr } = await stage.attemptDeploy();
        assert.equal(code, 1);
        assert.match(stderr, /connection refused/);
        await stage.answers(before);
        await registry.start();
        await stage.deploy();
        await stage.calm();
        await stage.answers(version);
        // The next deploy is back with the images of the real registry.
        stage.sample.undo();
        await stage.update();
      } finally {
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
      const version = stage.nextVersion();
      stage.change({ env: { VERSION: version } });
      const deploy = stage.beginDeploy();
      await eventually(30, async () => assert.notDeepEqual(await stage.echo.containers(), before), 0.1);
      deploy.kill('SIGKILL');
      await stage.deploy();
      await stage.calm();
      await stage.answers(version);
      return 'killed when the first new replica had started; the second run ends well';
    },
  },
  {
    id: 'unreachable',
    name: 'a deploy to a host that does not answer',
    replicas: [1],
    bounds: lossless,
    act: async (stage) => {
      const before = await stage.version();
      stage.change({ env: { VERSION: stage.nextVersion() } });
      // Nothing listens there.
      const { code, stderr, seconds } = await stage.attemptDeploy('ssh://root@127.0.0.1:1');
      stage.sample.undo();
      assert.equal(code, 1);
      assert.match(stderr, /127\.0\.0\.1/);
      assert.match(stderr, /Connection refused/);
      assert.ok(seconds < 30, `it took ${seconds} s to say so`);
      await sleep(1000);
      await stage.answers(before);
      return `the command fails after ${seconds.toFixed(0)} s with the reason`;
    },
  },
];
