import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import type { Contract } from './contract.ts';

/** Jobs that run beside the workloads. */
export const jobs: readonly Contract[] = [
  {
    name: 'a job with a schedule runs when it is due, to a good end',
    check: ({ target }) => eventually(90, async () => assert.match(await target.logs('cleanup'), /cleaned up/)),
  },
];
