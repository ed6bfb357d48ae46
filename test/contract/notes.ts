import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { addNote, ask, readNote, uniqueText } from './client.ts';
import type { Contract } from './contract.ts';

/** What a person does with the application. */
export const notes: readonly Contract[] = [
  {
    name: 'a note is written and read through the proxy',
    check: async (subject) => {
      const text = uniqueText('buy milk');
      const { id } = await addNote(subject, text);
      assert.equal((await readNote(subject, id)).text, text);
    },
  },
  {
    name: 'the worker counts the words of a note',
    check: async (subject) => {
      const { id } = await addNote(subject, uniqueText('three words and'));
      await eventually(20, async () => {
        const { status, words } = await readNote(subject, id);
        assert.deepEqual({ status, words }, { status: 'done', words: 4 });
      });
    },
  },
  {
    name: 'the page shows the banner and a note that its form has sent',
    check: async (subject) => {
      const text = uniqueText('from the form');
      const form = { 'content-type': 'application/x-www-form-urlencoded' };
      const body = String(new URLSearchParams({ text }));
      const { status } = await ask(subject, '/notes', { method: 'POST', headers: form, body });
      assert.equal(status, 303);
      const { body: page } = await ask(subject, '/');
      assert.ok(page.includes(text), 'the note is on the page');
      for (const { content } of subject.application.configs)
        assert.ok(page.includes(content.trim()), 'the banner is on the page');
    },
  },
  {
    name: "the operator's page lists the replicas",
    needs: 'platformApi',
    check: async (subject) => {
      // An autoscaler may add or end one between the two questions.
      await eventually(10, async () => {
        const { body: page } = await ask(subject, '/operator');
        const replicas = await Promise.all(
          subject.application.workloads.map(({ name }) => subject.target.replicas(name)),
        );
        for (const { id } of replicas.flat()) assert.ok(page.includes(id), `${id} is on the page`);
      });
    },
  },
  {
    name: "the operator's page says so where it can't list the replicas",
    check: async (subject) => {
      const { status, body } = await ask(subject, '/operator');
      assert.equal(status, 200);
      assert.equal(body.includes('This page needs Kubernetes'), subject.target.gaps.platformApi !== undefined);
    },
  },
];
