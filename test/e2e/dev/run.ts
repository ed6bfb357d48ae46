import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Step } from '../deployment.ts';
import { Sample } from '../sample.ts';
import { allPass } from '../steps.ts';
import { Laptop } from './laptop.ts';

/** Edits of sources, and what is shown then: of a page, of what all pages share, of the API. */
const CHANGES = [
  { file: 'app/web/notes-page.ts', from: "'Your notes'", to: "'Notes of mine'", at: '/', shows: 'Notes of mine' },
  { file: 'app/web/layout.ts', from: '· Notes</title>', to: '· Edited</title>', at: '/', shows: '· Edited' },
  { file: 'app/api/status-routes.ts', from: 'version,', to: "version: 'edited',", at: '/api/status', shows: 'edited' },
];

/** A person develops the sample: starts it, changes sources while it runs, ends it with Ctrl-C, and comes back. */
export function runDev(): Promise<void> {
  return test('The sample on a laptop', async (context) => {
    const laptop = await Laptop.of(new Sample({ name: 'notes-e2e' }));
    if (!(await allPass(context, stepsOn(laptop)))) laptop.keepLog();
    await context.test('everything that was made is removed', () => laptop.remove());
  });
}

/** Each step needs those before it. */
function stepsOn(laptop: Laptop): readonly Step[] {
  const note = `remember ${crypto.randomUUID()}`;
  return [
    { name: 'its images are built, and its route answers under .localhost', run: () => laptop.start() },
    {
      name: 'a note is written',
      run: async () => {
        const body = JSON.stringify({ text: note });
        await laptop.ask('/api/notes', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
        assert.match(await laptop.ask('/'), new RegExp(note));
      },
    },
    {
      name: 'a page, what all pages share, and the API are served as they were saved',
      run: async (say) => {
        for (const { file, from, to, at, shows } of CHANGES) {
          const isServed = async () => assert.ok((await laptop.ask(at)).includes(shows), `${at} shows ${shows}`);
          const seconds = await laptop.change(file, from, to, isServed);
          say(`${file}: served after ${seconds.toFixed(1)} s`);
        }
      },
    },
    {
      name: 'a debugger of each workload that is built answers',
      run: async () => {
        assert.deepEqual(Object.keys(laptop.debuggers).sort(), ['api', 'web', 'worker']);
        for (const [name, port] of Object.entries(laptop.debuggers)) {
          const answer = await fetch(`http://127.0.0.1:${port}/json/version`);
          assert.match(await answer.text(), /"Browser": "node\.js\/v24/, name);
        }
      },
    },
    {
      name: 'Ctrl-C ends it without an error, and everything with it',
      run: async () => {
        assert.equal(await laptop.interrupt(), 0);
        assert.deepEqual(await laptop.running(), []);
      },
    },
    {
      name: 'the note is there after everything was removed but the data, and started anew',
      run: async () => {
        await laptop.compose(['down']);
        await laptop.start();
        assert.match(await laptop.ask('/'), new RegExp(note));
      },
    },
  ];
}
