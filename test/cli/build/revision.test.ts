import { execFileSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { revisionOf } from '../../../cli/build/revision.ts';
import { runner } from '../../../cli/run.ts';
import { describeWith } from '../../support/describe-with.ts';
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
    if (command.includes(' rev-parse ')) return '\n';
    if (command.includes(' log ')) return log.join('');
    return command.includes(' diff ') ? changed : fresh;
  });

describe('the revision of an image', () => {
  test('is the last commit that has changed its sources, whatever came after', async () => {
    const run = git([
      commit('d', 'app/config.ts'),
      commit('c', 'app/web/web.ts', 'README.md'),
      commit('b', 'app/web/b.ts'),
    ]);
    expect(await revisionOf(run, root, build)).toEqual({ name: 'cccccccccccc', time: '1700000000' });
    for (const { cwd } of run.calls) expect(cwd).toBe(root);
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

describeWith('git', 'the revision of an image in a repository', () => {
  const repository = mkdtempSync(join(tmpdir(), 'fairway-repository-'));
  const project = join(repository, 'project');
  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: repository, encoding: 'utf8' }).trim();
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(repository, path)), { recursive: true });
    writeFileSync(join(repository, path), text);
  };
  const commitAll = () => {
    git('add', '--all');
    git('-c', 'user.name=a', '-c', 'user.email=a@b.test', 'commit', '--quiet', '--message', 'change');
    return git('rev-parse', '--short=12', 'HEAD');
  };
  const revision = async (context: string, dockerfile: string) =>
    (await revisionOf(runner, project, { context, dockerfile }))?.name;
  let first: string;

  beforeAll(() => {
    git('init', '--quiet');
    for (const file of ['project/app/web.ts', 'project/deploy/Dockerfile', 'shared/lib.ts', 'shared/Dockerfile']) {
      write(file, '1');
    }
    first = commitAll();
    write('docs/a.md', '1');
    commitAll();
  });
  afterEach(() => {
    git('reset', '--hard', '--quiet');
    git('clean', '--force', '--quiet', '-d');
  });
  afterAll(() => rmSync(repository, { recursive: true, force: true }));

  test('is marked where a Dockerfile outside of the context is changed, and goes on with its commit', async () => {
    expect(await revision('app', '../deploy/Dockerfile')).toBe(first);
    write('project/deploy/Dockerfile', '2');
    expect(await revision('app', '../deploy/Dockerfile')).toBe(`${first}-dirty`);
    const second = commitAll();
    expect(await revision('app', '../deploy/Dockerfile')).toBe(second);
  });

  test('is that of a context outside of the project, too', async () => {
    expect(await revision('../shared', 'Dockerfile')).toBe(first);
    write('shared/über.ts', '1');
    expect(await revision('../shared', 'Dockerfile')).toBe(`${first}-dirty`);
    write('shared/.dockerignore', '*.ts\n');
    const second = commitAll();
    write('shared/über.ts', '2');
    expect(await revision('../shared', 'Dockerfile')).toBe(second);
  });

  test('is none where the context is in no repository', async () => {
    expect(await revision('../..', 'Dockerfile')).toBeUndefined();
  });
});
