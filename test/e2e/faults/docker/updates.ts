import assert from 'node:assert/strict';
import { lossless, STREAMS, type DockerFault } from './fault.ts';

/** Changes that clients aren't to notice. */
export const updates: readonly DockerFault[] = [
  {
    id: 'changed-env',
    name: 'a variable of the application changes',
    quick: [1],
    bounds: lossless,
    act: async (stage) => {
      await stage.update();
      return 'the new version answers';
    },
  },
  {
    id: 'changed-image',
    name: 'the image of the application changes',
    bounds: lossless,
    act: async (stage) => {
      const version = stage.nextVersion();
      stage.change({ build: { args: { VERSION: version } }, env: { VERSION: null } });
      await stage.build();
      await stage.deploy();
      await stage.calm();
      await stage.answers(version);
      return 'the new version answers';
    },
  },
  {
    id: 'leaves-at-once',
    name: 'an application that ends at once on SIGTERM is updated',
    // A stream that has lost one replica may open on another that is about to leave.
    bounds: (replicas) => ({ ...lossless(), cutOff: STREAMS * replicas }),
    act: async (stage) => {
      await stage.update({ ON_SIGTERM: 'leave-at-once' });
      await stage.update({ ON_SIGTERM: null });
      return 'the new version answers';
    },
  },
  {
    id: 'added-route',
    name: 'a route is added',
    bounds: lossless,
    act: async (stage) => {
      const before = await stage.proxy.containers();
      const host = 'second.echo.localhost';
      await assert.rejects(stage.ask('/', { host }), 'no such route yet');
      stage.change({ routes: { second: { host } } });
      await stage.deploy();
      await stage.calm();
      await stage.ask('/', { host });
      assert.deepEqual(await stage.proxy.containers(), before, 'the proxy is the same one');
      return 'it answers; the proxy was not replaced';
    },
  },
  {
    id: 'first-route',
    name: 'another workload gets its first route, so that the proxy needs another network and is replaced',
    // It waits 5 s for open requests, and two proxies can't hold one port of the host.
    bounds: () => ({ gapSeconds: 15 }),
    act: async (stage) => {
      const before = await stage.proxy.containers();
      const host = 'inner.echo.localhost';
      stage.sample.change({ workloads: { inner: { routes: { main: { host } } } } });
      await stage.deploy();
      await stage.calm();
      await stage.ask('/', { host });
      assert.notDeepEqual(await stage.proxy.containers(), before, 'the proxy is another one');
      return 'both answer';
    },
  },
  {
    id: 'rotated-secret',
    name: 'a secret gets another value',
    bounds: lossless,
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
      const { replicas } = stage;
      for (const count of [replicas + 1, replicas]) {
        await stage.scaleTo(count);
        assert.equal((await stage.echo.containers()).length, count);
      }
      return 'as many replicas as asked for';
    },
  },
];
