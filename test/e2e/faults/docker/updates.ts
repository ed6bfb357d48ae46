import assert from 'node:assert/strict';
import { lossless, type DockerFault } from './fault.ts';

/** Changes that clients aren't to notice. */
export const updates: readonly DockerFault[] = [
  {
    id: 'changed-env',
    name: 'a variable of the application changes',
    quick: [1, 2],
    bounds: lossless,
    act: async (stage) => {
      stage.sample.change({ workloads: { echo: { env: { VERSION: 'v1-changed' } } } });
      await stage.deploy();
      await stage.calm();
      assert.equal((await stage.ask<{ version: string }>('/')).version, 'v1-changed');
      return 'the new version answers';
    },
  },
  {
    id: 'changed-image',
    name: 'the image of the application changes',
    bounds: lossless,
    act: async (stage) => {
      stage.sample.change({ workloads: { echo: { build: { args: { VERSION: 'v2' } } } } });
      await stage.build();
      await stage.deploy();
      await stage.calm();
      assert.equal((await stage.ask<{ version: string }>('/')).version, 'v2');
      return 'the new version answers';
    },
  },
  {
    id: 'leaves-at-once',
    name: 'an application that ends at once on SIGTERM is updated',
    bounds: lossless,
    act: async (stage) => {
      stage.sample.change({ workloads: { echo: { env: { ON_SIGTERM: 'leave-at-once' } } } });
      await stage.deploy();
      await stage.calm();
      stage.sample.change({ workloads: { echo: { env: { VERSION: 'v1-again' } } } });
      await stage.deploy();
      await stage.calm();
      assert.equal((await stage.ask<{ version: string }>('/')).version, 'v1-again');
      return 'the new version answers';
    },
  },
  {
    id: 'added-route',
    name: 'a route is added',
    bounds: lossless,
    quick: [1],
    act: async (stage) => {
      const before = await stage.proxy.containers();
      const host = 'second.echo.localhost';
      stage.sample.change({ workloads: { echo: { routes: { second: { host } } } } });
      await stage.deploy();
      await stage.calm();
      await stage.ask('/', { host });
      assert.deepEqual(await stage.proxy.containers(), before, 'the proxy is the same one');
      return 'it answers; the proxy was not replaced';
    },
  },
  {
    id: 'rotated-secret',
    name: 'a secret gets another value',
    bounds: lossless,
    quick: [2],
    act: async (stage) => {
      const hash = await stage.pushSecret();
      await stage.deploy();
      await stage.calm();
      for (let asked = 0; asked < 4; asked++) {
        assert.equal((await stage.ask<{ sha256: string }>('/secret')).sha256, hash);
      }
      return 'every replica has the new value';
    },
  },
  {
    id: 'changed-scale',
    name: 'a replica is added, and taken away again',
    bounds: lossless,
    act: async (stage) => {
      for (const min of [stage.replicas + 1, stage.replicas]) {
        stage.sample.change({ workloads: { echo: { scale: { min } } } });
        await stage.deploy();
        await stage.calm();
        assert.equal((await stage.echo.containers()).length, min);
      }
      return 'as many replicas as asked for';
    },
  },
];
