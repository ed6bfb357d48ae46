import assert from 'node:assert/strict';
import { eventually } from '../../support/eventually.ts';
import type { OperateStep } from './step.ts';

/** How long a sampled figure may take to be there, in seconds. */
const FIGURES_WITHIN = 60;

/** What a job finds where what it asks for is in order. */
const TABLE = 'the table';

/** A job that asks another workload, and fails as long as that has something else to say. */
const migrate = {
  command: [
    'node',
    '-e',
    `fetch('http://store:8080/file')
      .then((answer) => answer.text())
      .then((text) => { if (text !== '${TABLE}') { console.log('there is no table of that name'); process.exit(3); } });`,
  ],
  connectsTo: ['store'],
};

/** Deploys, good and bad, and the way back. */
export const deploys: readonly OperateStep[] = [
  {
    name: 'a first deploy ends once everything runs, the job before the workload that waits for it',
    run: async (operated) => {
      const table = await operated.fairway('deploy');
      assert.match(table, /^NAME +REPLICAS +HEALTH +VERSION +SINCE +RESTARTS +CPU +MEMORY$/m);
      assert.match(table, /^echo +1\/1 +healthy /m);
      assert.match(table, /^migrate +- +completed /m);
      await operated.answers('v1');
      await operated.keep('written by the first version');
    },
  },
  {
    name: 'status tells replicas, health, version, age, restarts and what is used, of each workload',
    run: async (operated) => {
      const digest = operated.sample.application().workloads[0]!.image.split('@')[1];
      const status = await eventually(FIGURES_WITHIN, async () => {
        const { cpuMillis, memoryBytes = 0, ...rest } = await operated.status('echo');
        assert.ok(cpuMillis !== undefined && memoryBytes > 2 ** 20, 'what it uses is known');
        return rest;
      });
      const { wanted, running, health, version, since = '', restarts } = status;
      assert.deepEqual([wanted, running, health, version?.digest], [1, 1, 'healthy', digest]);
      assert.ok(Math.abs(Date.now() - Date.parse(since)) < 10 * 60_000, `since ${since}`);
      return `${restarts} restarts, revision ${version?.revision ?? 'unknown'}`;
    },
  },
  {
    name: 'a deploy without a change replaces nothing',
    run: async (operated) => {
      const before = await operated.answer();
      await operated.fairway('deploy');
      const after = await operated.answer();
      assert.ok(after.uptime > before.uptime, `up for ${before.uptime} s before, and ${after.uptime} s after`);
    },
  },
  {
    name: 'a good version is deployed',
    run: async (operated) => {
      operated.sample.change({ workloads: { echo: { env: { VERSION: 'v2' } } } });
      await operated.fairway('deploy');
      await operated.answers('v2');
    },
  },
  {
    name: 'a rollback returns to the version before, a second one to the newer',
    run: async (operated) => {
      const planned = await operated.fairway('rollback', 'echo', '--dry-run');
      assert.match(planned, /^# echo: .*other configuration/);
      await operated.answers('v2');
      await operated.fairway('rollback', 'echo');
      await operated.answers('v1');
      await operated.fairway('rollback', 'echo');
      await operated.answers('v2');
    },
  },
  {
    name: 'a version that crashes fails the command with the reason and its last log lines, and the one before serves',
    run: async (operated) => {
      operated.sample.change({ workloads: { echo: { env: { VERSION: 'v3', START: 'crash' } } } });
      const { code, stderr } = await operated.attempt('deploy');
      operated.sample.undo();
      assert.equal(code, 1);
      assert.match(stderr, /echo.*exit code 1/);
      assert.match(stderr, /\| version v3 crashes at start, as it was told/);
      await operated.answers('v2');
      const { running, wanted, health } = await operated.status('echo');
      assert.deepEqual([running, wanted], [1, 1]);
      return `status: ${health}`;
    },
  },
  {
    name: 'a job that fails before a deploy stops it, with its log, and the other workloads stay as they are',
    run: async (operated) => {
      // What the job needs goes out before it, and what doesn't wait for it after it.
      const echo = { env: { VERSION: 'v4' }, dependsOn: null };
      operated.sample.change({
        workloads: { echo },
        jobs: { migrate: { ...migrate, dependsOn: { store: 'healthy' } } },
      });
      const { code, stderr } = await operated.attempt('deploy');
      assert.equal(code, 1);
      // On Docker, that of the program which tries it again as often as `retries` says.
      assert.match(stderr, /migrate.*exit code [13]/);
      assert.match(stderr, /\| there is no table of that name/);
      await operated.answers('v2');
      const { running, wanted } = await operated.status('echo');
      assert.deepEqual([running, wanted], [1, 1]);
      assert.equal((await operated.status('migrate')).health, 'failed');
    },
  },
  {
    name: 'a job that has failed for a passing reason runs again with the same deploy, which goes on after it',
    run: async (operated) => {
      const before = await operated.kept();
      await operated.keep(TABLE);
      await operated.fairway('deploy');
      await operated.answers('v4');
      assert.equal((await operated.status('migrate')).health, 'completed');
      await operated.keep(before);
      operated.sample.undo();
    },
  },
];
