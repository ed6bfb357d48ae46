import assert from 'node:assert/strict';
import type { OperateStep } from './step.ts';

const VERSION = 'built-by-the-host';

/** One server, and no registry to bring images there. */
export const withoutRegistry = (host: string): readonly OperateStep[] => [
  {
    name: 'without a registry the host builds its images itself, and the version before serves until they run',
    run: async (operated) => {
      const echo = { build: { args: { VERSION } }, env: { VERSION: null } };
      operated.sample.change({ registry: null, workloads: { echo } });
      assert.equal(operated.sample.application().images[0]!.repository, 'operate-echo');
      await operated.sample.fairway(['build', '--host', host]);
      await operated.fairway('deploy');
      await operated.answers(VERSION);
    },
  },
];
