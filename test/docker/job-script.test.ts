import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { loadApplication } from '../../app/model/load.ts';
import { BUSYBOX } from '../../docker/busybox.ts';
import { beginJob, runJob, waitForJob } from '../../docker/job-script.ts';
import { withJob } from '../support/small.ts';

/** The scripts need a POSIX shell and `timeout`, as the busybox has them. */
const describeWithShell = process.platform === 'linux' ? describe : describe.skip;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fairway-job-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const inFolder = (name: string) => path.join(folder, name);
const done = () => inFolder('done');

/** The script, with this machine's programs in the place of the busybox, and without its pauses. */
const runnable = (lines: readonly string[]) =>
  lines.join('\n').replaceAll(`${BUSYBOX} sleep 5`, ':').replaceAll(BUSYBOX, '');

function run(keys: { retries?: number; timeoutSeconds?: number; schedule?: string }, program: string) {
  const config = { name: 'shop', workloads: {}, jobs: { task: { image: 'task:1', ...keys } } };
  const job = loadApplication(config).jobs[0]!;
  const script = [...beginJob(job, done()), ...runJob(job, done())];
  return spawnSync('sh', ['-c', runnable(script), 'task', 'sh', '-c', program], { encoding: 'utf8' });
}

/** A program that notes each run, and ends with a status. */
const noted = (status: number) => `echo run >> ${inFolder('runs')}; exit ${status}`;
const runs = () => readFileSync(inFolder('runs'), 'utf8').trim().split('\n').length;

describeWithShell('a job', () => {
  test('that succeeds leaves its file', () => {
    expect(run({}, noted(0)).status).toBe(0);
    expect(existsSync(done())).toBe(true);
    expect(runs()).toBe(1);
  });

  test('that fails is tried again as often as it says, and then fails', () => {
    expect(run({ retries: 2 }, noted(3)).status).toBe(1);
    expect(existsSync(done())).toBe(false);
    expect(runs()).toBe(3);
  });

  test('that has failed for good is not run by the task after that, but by the next one', () => {
    run({ retries: 0 }, noted(1));
    expect(run({ retries: 0 }, noted(1)).status).toBe(0);
    expect(runs()).toBe(1);
    expect(run({ retries: 0 }, noted(0)).status).toBe(0);
    expect(runs()).toBe(2);
    expect(existsSync(done())).toBe(true);
  });

  test('that runs again is no longer done until it ends', () => {
    writeFileSync(done(), '');
    expect(run({ retries: 0 }, `[ ! -e ${done()} ]`).status).toBe(0);
    expect(existsSync(done())).toBe(true);
    expect(run({ retries: 0 }, 'exit 1').status).toBe(1);
    expect(existsSync(done())).toBe(false);
  });

  test('never asks for a time limit of 0, which would be none', () => {
    const script = runnable(runJob(loadApplication(withJob({ retries: 0 })).jobs[0]!, done()));
    expect(script).toContain('|| { left=$((end - $( date +%s))); [ $left -le 0 ]; }; do');
    expect(script).toContain(' timeout -k 30 $left "$@"');
  });

  test('is ended when its time is over', () => {
    expect(run({ timeoutSeconds: 1 }, 'sleep 20').status).toBe(1);
  });

  test('with a schedule gates nothing, and leaves no file', () => {
    expect(run({ schedule: '0 3 * * *', retries: 0 }, noted(1)).status).toBe(1);
    expect(run({ schedule: '0 3 * * *' }, noted(0)).status).toBe(0);
    expect(existsSync(done())).toBe(false);
  });
});

describeWithShell('what waits for a job', () => {
  test('goes on when the job has completed', () => {
    writeFileSync(done(), '');
    expect(
      execFileSync('sh', ['-c', `${runnable(waitForJob(done()))}\necho on`], { encoding: 'utf8', stdio: 'pipe' }),
    ).toBe('on\n');
  });

  test('fails when the job has failed, also later, until the job runs again', () => {
    const waiting = () => spawnSync('sh', ['-c', runnable(waitForJob(done()))]).status;
    run({ retries: 0 }, 'exit 1');
    expect(waiting()).toBe(1);
    run({ retries: 0 }, 'exit 1');
    expect(waiting()).toBe(1);
    run({ retries: 0 }, 'exit 0');
    expect(waiting()).toBe(0);
  });
});
