import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { addNote, readNote, uniqueText } from './client.ts';
import type { Contract } from './contract.ts';

/** What happens when something ends that shouldn't. */
export const healing: readonly Contract[] = [
  {
    name: 'a replica that ends is replaced, and its work goes on',
    check: async (subject) => {
      const { target } = subject;
      const [before] = await target.replicas('worker');
      await target.exec(before!, ['sh', '-c', 'kill -TERM 1']);
      await eventually(60, async () => {
        const [after] = await target.replicas('worker');
        assert.ok(after && after.startedAt !== before!.startedAt, 'another process runs');
      });
      const { id } = await addNote(subject, uniqueText('after the end'));
      await eventually(30, async () => assert.equal((await readNote(subject, id)).status, 'done'));
    },
  },
];
