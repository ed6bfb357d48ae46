import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { revisionOf } from '../../../cli/build/revision.ts';
import { FakeRunner } from '../../support/fake-runner.ts';

const root = mkdtempSync(join(tmpdir(), 'fairway-revision-'));
const build = { context: 'app', dockerfile: 'web/Dockerfile' };

beforeAll(() => {
  mkdirSync(join(root, 'app/web'), { recursive: true });
  writeFileSync(join(root, 'app/.dockerignore'), '*\n!web\n**/Dockerfile\n');
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A commit as git writes it: 40 times the letter, its time, its files. */
const commit = (letter: string, ...files: readonly string[]) =>
  `\0${letter.repeat(40)} 1700000000\n\n${files.map((file) => `${file}\n`).join('')}`;

/** Git with a history, newest first, and what is changed and not committed. */
const git = (log: readonly string[], changed = '', fresh = '') =>
  new FakeRunner((command) => {
    if (command.startsWith('git log')) return log.join('');
    return command.startsWith('git diff') ? changed : fresh;
  });

describe('the revision of an image', () => {
  test('is the last commit that has changed its sources, whatever came after', async () => {
    const run = git([
      commit('d', 'app/config.ts'),
      commit('c', 'app/web/web.ts', 'README.md'),
      commit('b', 'app/web/b.ts'),
    ]);
    expect(await revisionOf(run, root, build)).toEqual({ name: 'cccccccccccc', time: '1700000000' });
    for (const { command, cwd } of run.calls) {
      expect(command).toMatch(/ -- app$/);
      expect(cwd).toBe(root);
    }
  });

  test('is changed by the Dockerfile and by what chooses the sources, too', async () => {
    const older = commit('b', 'app/web/web.ts');
    for (const file of ['app/web/Dockerfile', 'app/.dockerignore']) {
      expect((await revisionOf(git([commit('d', file), older]), root, build))?.name).toBe('dddddddddddd');
    }
  });

  test('is marked where sources are changed or new, and only then', async () => {
    const log = [commit('c', 'app/web/web.ts')];
    expect((await revisionOf(git(log, 'app/config.ts\n', 'app/notes.md\n'), root, build))?.name).toBe('cccccccccccc');
    expect((await revisionOf(git(log, 'app/web/web.ts\n'), root, build))?.name).toBe('cccccccccccc-dirty');
    expect((await revisionOf(git(log, '', 'app/web/new.ts\n'), root, build))?.name).toBe('cccccccccccc-dirty');
  });

  test('takes everything in the context where nothing is left out', async () => {
    const whole = { context: '.', dockerfile: 'Dockerfile' };
    expect((await revisionOf(git([commit('d', 'docs/a.md')]), root, whole))?.name).toBe('dddddddddddd');
  });

  test('is none without git, or where git has none of the sources', async () => {
    expect(await revisionOf(new FakeRunner(() => undefined), root, build)).toBeUndefined();
    expect(await revisionOf(git([]), root, build)).toBeUndefined();
  });
});
