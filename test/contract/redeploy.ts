import assert from 'node:assert/strict';
import { addNote, readNote, uniqueText } from './client.ts';
import type { Contract } from './contract.ts';
import { environmentOf, inEachReplica } from './inside.ts';

/** What a redeploy changes, and what it leaves. */
export const redeploy: readonly Contract[] = [
  {
    name: 'data outlives a redeploy that changes every workload',
    check: async (subject) => {
      const text = uniqueText('to be kept');
      const { id } = await addNote(subject, text);
      const variable = { name: 'RELEASE', value: uniqueText('second').replace(' ', '-') };
      await subject.redeployWith(variable);
      assert.equal((await readNote(subject, id)).text, text);
      await inEachReplica(subject, async (replica) => {
        const environment = await environmentOf(subject, replica);
        assert.ok(environment.includes(`${variable.name}=${variable.value}`), 'the changed variable has arrived');
      });
    },
  },
];
