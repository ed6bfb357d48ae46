import assert from 'node:assert/strict';
import { eventually } from '../../support/eventually.ts';
import type { Step } from '../deployment.ts';
import type { Subject } from './subject.ts';

/** Who is told of what. */
export const alarms = (subject: Subject): readonly Step[] => [
  {
    name: 'a disk with too little space is about to be told',
    run: () =>
      eventually(30, async () => {
        assert.notDeepEqual(await subject.prometheus.alerts('StorageFull', 'storage', 'pending'), []);
      }),
  },
  {
    name: 'a workload without its replicas is told, until it has them again',
    run: async () => {
      assert.deepEqual(await subject.prometheus.alerts('WorkloadDown', 'workload'), []);
      await subject.docker('service', 'scale', '--detach', `${subject.stack}_front=0`);
      await eventually(60, async () =>
        assert.deepEqual(await subject.prometheus.alerts('WorkloadDown', 'workload'), ['front']),
      );
      await subject.docker('service', 'scale', '--detach', `${subject.stack}_front=2`);
      await eventually(60, async () =>
        assert.deepEqual(await subject.prometheus.alerts('WorkloadDown', 'workload'), []),
      );
    },
  },
  {
    name: 'a replica that is replaced again and again is told',
    run: async () => {
      // Others have been started anew, too: `front` above, and whatever began before the tools were there.
      const isTold = async () => (await subject.prometheus.alerts('WorkloadRestarting', 'workload')).includes('victim');
      for (let time = 0; time < 2; time++) {
        assert.equal(await isTold(), false);
        const before = await eventually(30, async () => {
          const id = await subject.container('victim');
          assert.notEqual(id, '');
          return id;
        });
        await subject.docker('kill', before);
        await eventually(30, async () => {
          const [restarts] = await subject.prometheus.query('workload:restarts:15m{workload="victim"}');
          assert.equal(restarts?.value, time + 1);
        });
      }
      await eventually(30, async () => assert.equal(await isTold(), true));
    },
  },
  {
    name: 'a job whose last run failed is told',
    run: () =>
      eventually(120, async () =>
        assert.deepEqual(await subject.prometheus.alerts('JobFailed', 'workload'), ['hopeless']),
      ),
  },
];
