import assert from 'node:assert/strict';
import { store } from './application.ts';
import type { OperateStep } from './step.ts';

const DATA = 'written by the first version';

/** Nothing of this deletes a volume: that takes a word of its own. */
export const volumes: readonly OperateStep[] = [
  {
    name: 'a workload that gets another name finds its data',
    run: async (operated) => {
      operated.sample.change({ workloads: { store: null, keeper: store } });
      await operated.fairway('deploy');
      assert.equal(await operated.kept(), DATA);
    },
  },
  {
    name: 'a volume that is no longer described is not removed; on Docker, not even with all that runs',
    run: async (operated) => {
      operated.sample.change({ workloads: { keeper: null }, volumes: null });
      await operated.fairway('deploy');
      operated.sample.undo();
      await operated.deployment.takeDown?.();
      await operated.fairway('deploy');
      assert.equal(await operated.kept(), DATA);
    },
  },
];
