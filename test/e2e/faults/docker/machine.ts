import assert from 'node:assert/strict';
import { attempt } from '../../../support/command.ts';
import { eventually } from '../../../support/eventually.ts';
import { noShell, type DockerFault } from './fault.ts';
import type { DockerStage } from './stage.ts';

/** What happens to the engine, or to the whole host. */
export const machineFaults: readonly DockerFault[] = [
  {
    id: 'engine-killed',
    name: 'the engine is killed (`kill -9` of dockerd), and started again by its supervisor',
    quick: [2],
    bounds: () => ({ gapSeconds: 45 }),
    skip: noShell,
    act: async (stage) => {
      const before = await stage.host.run('cat /run/docker.pid');
      await stage.host.run(`kill -9 ${before.trim()}`);
      await back(stage, async () => assert.notEqual(await stage.host.run('cat /run/docker.pid'), before));
      return 'all replicas run again';
    },
  },
  {
    id: 'engine-restarted',
    name: 'the engine is stopped and started again',
    bounds: () => ({ gapSeconds: 45 }),
    skip: noShell,
    act: async (stage) => {
      const before = await stage.host.run('cat /run/docker.pid');
      await stage.host.run(`kill ${before.trim()}`);
      await back(stage, async () => assert.notEqual(await stage.host.run('cat /run/docker.pid'), before));
      return 'all replicas run again';
    },
  },
  {
    id: 'reboot',
    name: 'the host is rebooted',
    bounds: () => ({ gapSeconds: 120 }),
    skip: ({ settings, host }) =>
      (settings.reboot ?? host.shell?.[0] === 'ssh')
        ? undefined
        : 'FAIRWAY_E2E_REBOOT names no command that reboots the host',
    act: async (stage) => {
      const started = async () => stage.host.run('stat -c %Y /proc/1');
      const before = await started();
      const { reboot } = stage.settings;
      // The connection ends with the host.
      if (reboot === undefined) await attempt([...stage.host.shell!, 'reboot']);
      else await stage.host.here(reboot);
      await back(stage, async () => assert.notEqual(await started(), before));
      return 'all replicas run again';
    },
  },
];

/** Waits until the engine is another one, and the application runs on it. */
async function back(stage: DockerStage, isAnother: () => Promise<void>): Promise<void> {
  await eventually(120, isAnother);
  await eventually(60, () => stage.host.docker('version'));
  await stage.calm();
}
