import { eventually } from '../support/eventually.ts';
import { builds } from './applicability.ts';
import { addNote, ask, readNote, uniqueText } from './client.ts';
import type { Contract } from './contract.ts';
import { inside } from './in-replicas.ts';
import { settled } from './observation.ts';

/** Whether the application is the sample. */
export const isNotes = builds('app');

/** What a person does with the sample. */
export const notes: readonly Contract[] = [
  {
    name: 'a note is written and read through the proxy',
    keys: ['workloads.*.routes'],
    applies: isNotes,
    check: async (subject) => {
      const text = uniqueText('buy milk');
      const { id } = await addNote(subject, text);
      return [{ key: 'workloads.api.routes', expected: text, seen: (await readNote(subject, id)).text }];
    },
  },
  {
    name: 'the worker counts the words of a note',
    keys: ['workloads.*.connectsTo'],
    applies: isNotes,
    check: async (subject) => {
      const { id } = await addNote(subject, uniqueText('three words and'));
      return [
        await settled('workloads.worker.connectsTo', { status: 'done', words: 4 }, 20, async () => {
          const { status, words } = await readNote(subject, id);
          return { status, words };
        }),
      ];
    },
  },
  {
    name: 'the page shows the banner and a note that its form has sent',
    keys: ['workloads.*.routes', 'workloads.*.files'],
    applies: isNotes,
    check: async (subject) => {
      const text = uniqueText('from the form');
      const form = { 'content-type': 'application/x-www-form-urlencoded' };
      const body = String(new URLSearchParams({ text }));
      const { status } = await ask(subject, '/notes', { method: 'POST', headers: form, body });
      const { body: page } = await ask(subject, '/');
      return [
        { key: 'workloads.web.routes', expected: 303, seen: status },
        { key: 'workloads.web.routes', expected: 'the note', seen: page.includes(text) ? 'the note' : page },
        ...subject.application.configs.map(({ name, content }) => ({
          key: `workloads.web.files.${name}`,
          expected: content.trim(),
          seen: page.includes(content.trim()) ? content.trim() : page,
        })),
      ];
    },
  },
  {
    name: "the operator's page lists the replicas",
    keys: ['workloads.*.permissions'],
    needs: 'platformApi',
    applies: isNotes,
    check: async (subject) => [
      // An autoscaler may add or end one between the two questions.
      await settled('workloads.web.permissions', [], 10, async () => {
        const { body: page } = await ask(subject, '/operator');
        const { workloads } = subject.application;
        const replicas = await Promise.all(workloads.map(({ name }) => subject.target.replicas(name)));
        const missing = replicas.flat().filter(({ id }) => !page.includes(id));
        return missing.map(({ id }) => `${id} is not on the page`);
      }),
    ],
  },
  {
    name: "the operator's page says so where it can't list the replicas",
    keys: ['workloads.*.routes'],
    applies: isNotes,
    check: async (subject) => {
      const { status, body } = await ask(subject, '/operator');
      const needs = 'This page needs Kubernetes';
      return [
        { key: 'workloads.web.routes', expected: 200, seen: status },
        {
          key: 'workloads.web.routes',
          expected: subject.target.gaps.platformApi !== undefined,
          seen: body.includes(needs),
        },
      ];
    },
  },
  {
    name: 'the work of a replica that ends goes on',
    keys: ['workloads.*.scale'],
    applies: isNotes,
    check: async (subject) => {
      const [before] = await subject.target.replicas('worker');
      await inside(subject, before!, 'kill -TERM 1');
      await eventually(60, async () => {
        const [after] = await subject.target.replicas('worker');
        if (!after || after.startedAt === before!.startedAt) throw new Error('no other process runs');
      });
      const { id } = await addNote(subject, uniqueText('after the end'));
      return [await settled('workloads.worker.scale', 'done', 30, async () => (await readNote(subject, id)).status)];
    },
  },
];
