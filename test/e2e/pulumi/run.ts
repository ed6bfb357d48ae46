import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { UserError } from '../../../app/errors/user-error.ts';
import type { ComparisonReport } from '../../../cli/live/diff/comparison-report.ts';
import type { Step } from '../deployment.ts';
import { Sample } from '../sample.ts';
import { readSettings } from '../settings.ts';
import { allPass } from '../steps.ts';
import { application, CANARY, OTHER_CANARY } from './application.ts';
import { changes, type Change, type Changed } from './changes.ts';
import { missingForPulumi } from './needs.ts';
import { PulumiStack } from './stack.ts';
import type { PulumiTarget, PulumiTargets } from './target.ts';

const all = Object.entries(changes) as [Changed, Change][];

/**
 * Deploys an application with Pulumi and its own providers: `pulumi docker` or `pulumi kubernetes`.
 *
 * @throws UserError for another target
 */
export async function runPulumi([name = '', ...rest]: readonly string[], targets: PulumiTargets): Promise<void> {
  const open = targets[name];
  if (open === undefined || rest.length > 0) {
    throw new UserError(`expected one of ${Object.keys(targets).join(', ')}, got "${[name, ...rest].join(' ')}"`);
  }
  const sample = new Sample({}, application);
  const target = (await open())(sample, readSettings());
  await test(`An application that Pulumi deploys, on ${name}`, async (context) => {
    const missing = await missingForPulumi(target.name);
    if (missing === undefined) {
      await target.deployment.prepare();
      await allPass(context, steps(sample, target));
      await context.test('everything that was made is removed', () => target.deployment.remove());
    } else {
      await context.test('Pulumi deploys, previews and destroys', { skip: missing }, () => {});
    }
    await sample.remove();
  });
}

function steps(sample: Sample, target: PulumiTarget): readonly Step[] {
  const stack = new PulumiStack(sample, target.name);
  return [
    {
      name: 'a stack is made, with its settings and secrets',
      run: async () => {
        await stack.fairway('secrets', 'init', '--stack', stack.name);
        await stack.setSecret('TOKEN', CANARY);
        await stack.set(await target.settings());
      },
    },
    { name: '`pulumi up` deploys', run: async () => void (await stack.up()) },
    {
      name: 'what runs is what the files describe: neither `fairway preview` nor `fairway drift` tells of a difference',
      run: async () => {
        for (const command of ['preview', 'drift']) {
          const { code, stdout, stderr } = await stack.ask(command);
          assert.equal(code, 0, stdout + stderr);
          assert.doesNotMatch(stdout, /values of secrets/);
        }
      },
    },
    {
      name: "the value of a secret that was changed in the stack's settings is told by `fairway preview`, as one that was pushed",
      run: async () => {
        await stack.setSecret('TOKEN', OTHER_CANARY);
        const { code, stdout, stderr } = await stack.ask('preview');
        assert.equal(code, 2, stdout + stderr);
        assert.deepEqual(
          stdout.split('\n').filter((line) => /^[+~-] /.test(line)),
          ['~ web: secrets.TOKEN: changed'],
        );
        const { parts, notes } = JSON.parse((await stack.ask('preview', '--json')).stdout) as ComparisonReport;
        assert.deepEqual(
          parts.map(({ name, changes }) => [name, changes]),
          [['web', [{ key: 'secrets.TOKEN', action: 'changed' }]]],
        );
        assert.deepEqual(notes, []);
      },
    },
    {
      name: 'without the right passphrase, `fairway preview` names the secret that it could not compare, and what does',
      run: async () => {
        const { code, stdout, stderr } = await stack.askAsStranger('preview', '--json');
        assert.equal(code, 0, stdout + stderr);
        const { parts, notes } = JSON.parse(stdout) as ComparisonReport;
        assert.deepEqual(parts, []);
        const [note = '', ...others] = notes;
        assert.deepEqual(others, []);
        assert.match(note, /^values of secrets not compared: TOKEN \(.*passphrase/);
        assert.ok(note.includes(`\`npm run preview ${stack.name}\` tells whether they change`), note);
        await stack.setSecret('TOKEN', CANARY);
      },
    },
    {
      name: 'a second preview, of what is there now, is empty',
      run: async () => assert.deepEqual(await stack.preview(), []),
    },
    ...all.map(([name, { patch = {}, secret = CANARY }]) => ({
      name: `a change of ${name} is told as what it is`,
      run: async () => {
        sample.change(patch);
        await stack.setSecret('TOKEN', secret);
        assert.deepEqual(await stack.preview(), target.told[name]);
        sample.undo();
        await stack.setSecret('TOKEN', CANARY);
      },
    })),
    {
      name: 'all changes at once are deployed in place, and then nothing is left to do',
      run: async () => {
        for (const [, { patch = {}, secret }] of all) {
          sample.change(patch);
          if (secret !== undefined) await stack.setSecret('TOKEN', secret);
        }
        const told = await stack.preview();
        assert.deepEqual(
          told.filter((line) => line.includes('replace')),
          [],
        );
        await stack.up();
        assert.deepEqual(await stack.preview(), []);
      },
    },
    {
      name: 'no value of a secret was printed, or is in the state or the settings',
      run: () => {
        const texts = [stack.printed, ...filesIn(join(sample.folder, '.fairway')), stack.settings];
        assert.ok(texts.length > 3, 'state and settings');
        for (const value of [CANARY, OTHER_CANARY]) {
          const forms = [value, Buffer.from(value).toString('base64')];
          assert.ok(!texts.some((text) => forms.some((form) => text.includes(form))), value);
        }
        return Promise.resolve();
      },
    },
    {
      name: '`pulumi destroy` keeps what holds data',
      run: async () => {
        await stack.pulumi('destroy', '--yes', '--skip-preview');
        assert.match((await target.volumes()).join(), /^[^,]*data$/);
      },
    },
  ];
}

/** The content of all files below a folder. */
function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
}
