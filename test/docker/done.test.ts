import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { BUSYBOX, PREPARED, waitForTools } from '../../docker/busybox.ts';
import { forgetEarlierStack } from '../../docker/done.ts';
import { scriptOf, serviceOf, stackOfTask, stackOfWeb } from '../support/docker-application.ts';

/** The scripts need a POSIX shell and named pipes. */
const describeWithShell = process.platform === 'linux' ? describe : describe.skip;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fairway-done-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describeWithShell('the files of jobs that are done', () => {
  const prepare = (STACK: string) =>
    execFileSync('sh', ['-e', '-c', forgetEarlierStack(folder).join('\n')], { env: { ...process.env, STACK } });
  const file = () => path.join(folder, 'migrate-0123456789');

  test('stay when the tools start again', () => {
    prepare('one');
    writeFileSync(file(), '');
    prepare('one');
    expect(existsSync(file())).toBe(true);
  });

  test('are removed by the tools of another stack', () => {
    prepare('one');
    writeFileSync(file(), '');
    prepare('two');
    expect(existsSync(file())).toBe(false);
  });

  test('count only when the tools of this stack have answered', async () => {
    const pipe = path.join(folder, 'prepared');
    const local = (lines: readonly string[]) =>
      lines.join('\n').replaceAll(PREPARED, pipe).replaceAll(BUSYBOX, '').replaceAll('sleep 1', 'sleep 0.1');
    execFileSync('mkfifo', [pipe]);
    const waiting = spawn('sh', ['-e', '-c', local(waitForTools)]);
    const ended = once(waiting, 'exit');
    await setTimeout(300);
    expect(waiting.exitCode).toBeNull();
    const answers = scriptOf(serviceOf(stackOfWeb({}), 'fairway_tools'))
      .split('\n')
      .at(-1)!;
    const tools = spawn('sh', ['-c', answers.replace('/volumes/fairway_tools_bin/prepared', pipe)]);
    try {
      expect(await ended).toEqual([0, null]);
    } finally {
      tools.kill();
    }
  });
});

describe('waiting for the tools', () => {
  const waits = (script: string) => script.includes(waitForTools.join('\n'));
  const jobs = { migrate: { image: 'm:1', command: ['m'] } };
  const stack = stackOfTask({ schedule: '0 3 * * *', dependsOn: { migrate: 'completed' } }, { jobs });

  test('comes before a job begins, and before what depends on it', () => {
    const migrate = scriptOf(serviceOf(stack, 'migrate'));
    expect(waits(migrate)).toBe(true);
    expect(migrate.indexOf(`: < ${PREPARED}`)).toBeLessThan(migrate.indexOf('rm -f /.fairway-done/migrate-'));
    expect(waits(scriptOf(serviceOf(stack, 'task')))).toBe(true);
    expect(waits(scriptOf(serviceOf(stackOfTask({ schedule: '0 3 * * *' }), 'task')))).toBe(false);
  });

  test('is of use to a job with a schedule, too: it sees which jobs are done', () => {
    const mount = serviceOf(stack, 'task').mounts.find(({ target }) => target === '/.fairway-done');
    expect(mount).toMatchObject({ readOnly: true });
  });

  test('tells stacks apart by the id of a service, which an update keeps', () => {
    expect(serviceOf(stack, 'fairway_tools').env).toEqual({ STACK: '{{.Service.ID}}' });
  });
});
