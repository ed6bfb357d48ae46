import { describe, expect, test } from '@jest/globals';
import { loadApplication } from '../../../../app/model/load.ts';
import { deploySteps } from '../../../../cli/live/kubernetes/deploy-steps.ts';
import { failedPods } from '../../../../cli/live/kubernetes/failure.ts';
import type { ClusterObjects, Condition, Job, Pod } from '../../../../cli/live/kubernetes/objects.ts';
import { namespaceRollouts } from '../../../../cli/live/kubernetes/rollout.ts';
import { failedRuns } from '../../../../cli/live/kubernetes/runs.ts';
import { namespaceStatus } from '../../../../cli/live/kubernetes/status.ts';
import { manifestGroups } from '../../../../charts/manifest.ts';

const image = 'busybox:1';
const shop = (version: string) =>
  loadApplication({
    name: 'shop',
    workloads: { web: { image, dependsOn: { seed: 'completed' } } },
    jobs: {
      migrate: { image, args: [version] },
      seed: { image, dependsOn: { migrate: 'completed' } },
      nightly: { image, schedule: '0 3 * * *' },
    },
  });
const now = new Date('2026-01-01T00:10:00Z');
const labels = { 'app.kubernetes.io/name': 'migrate' };

/** The name of the Job by which a version migrates. */
const nameOf = (version: string) =>
  manifestGroups(shop(version))
    .flatMap(({ manifests }) => manifests)
    .find(({ kind, metadata }) => kind === 'Job' && metadata.labels?.['app.kubernetes.io/name'] === 'migrate')!.metadata
    .name;

/** A run of a version, begun in the given minute, and its end. */
const run = (version: string, minute: number, end?: Partial<Condition>): Job => ({
  kind: 'Job',
  metadata: {
    name: nameOf(version),
    namespace: 'shop',
    uid: version,
    labels,
    creationTimestamp: `2026-01-01T00:0${minute}:00Z`,
  },
  spec: { template: { spec: { containers: [{ name: 'migrate', image }] } } },
  ...(end !== undefined && { status: { conditions: [{ type: 'Complete', status: 'True', ...end }] } }),
});
const completed = {};
const failed = { type: 'Failed' };

const pod = (owner: Job): Pod => ({
  kind: 'Pod',
  metadata: {
    name: `${owner.metadata.name}-x`,
    uid: `${owner.metadata.uid}-x`,
    labels,
    creationTimestamp: owner.metadata.creationTimestamp,
    ownerReferences: [{ kind: 'Job', name: owner.metadata.name, uid: owner.metadata.uid }],
  },
  spec: owner.spec.template.spec,
  status: { phase: 'Failed' },
});

const cluster = (...jobs: readonly Job[]): ClusterObjects => ({
  scalables: [],
  replicaSets: [],
  jobs,
  cronJobs: [],
  pods: jobs.map(pod),
});
const rolloutOf = (version: string, objects: ClusterObjects) =>
  namespaceRollouts(shop(version), objects, now).find(({ name }) => name === 'migrate');
const healthOf = (version: string, objects: ClusterObjects) =>
  namespaceStatus(shop(version), { objects, usage: new Map(), revisions: new Map(), reverted: [] }, now).find(
    ({ name }) => name === 'migrate',
  )?.health;

describe('a job that has run as several versions', () => {
  const returned = cluster(run('1', 1, completed), run('2', 2, failed));

  test('is as the declared one has ended, also where a newer one has failed', () => {
    expect(rolloutOf('1', returned)).toEqual({ name: 'migrate', state: 'done', text: 'job completed' });
    expect(healthOf('1', returned)).toBe('completed');
    expect(rolloutOf('2', returned)).toMatchObject({ state: 'failed' });
    expect(healthOf('2', returned)).toBe('failed');
  });

  test('is as the newest one has ended, where the declared one was never there', () => {
    expect(rolloutOf('3', returned)).toMatchObject({ state: 'failed' });
    expect(healthOf('3', returned)).toBe('failed');
  });

  test('shows the pods of the declared run alone', () => {
    const twice = cluster(run('1', 1, failed), run('2', 2, failed));
    const podsOf = (version: string) =>
      failedPods(shop(version), ['migrate'], twice, now).map((one) => one.pod?.metadata.name);
    expect(podsOf('1')).toEqual([`${nameOf('1')}-x`]);
    expect(podsOf('2')).toEqual([`${nameOf('2')}-x`]);
  });
});

describe('a job that has failed', () => {
  test('says what the cluster says of it: the pods of one over its time are gone', () => {
    const late = { ...failed, reason: 'DeadlineExceeded', message: 'Job was active longer than specified deadline' };
    expect(rolloutOf('1', cluster(run('1', 1, late)))).toEqual({
      name: 'migrate',
      state: 'failed',
      text: 'job failed: DeadlineExceeded: Job was active longer than specified deadline',
    });
    expect(rolloutOf('1', cluster(run('1', 1, failed)))?.text).toBe('job failed');
  });

  /** The commands of each step of a deploy that finds the given runs. */
  const commandsAfter = (...jobs: readonly Job[]) => {
    const application = shop('1');
    return deploySteps(application, manifestGroups(application), {
      fileOf: (group) => group,
      failed: failedRuns(application, jobs),
      argv: (args) => args,
      flags: [],
    }).map(({ commands }) => commands.map(({ argv }) => argv.join(' ')));
  };

  test('is removed by the next deploy right before it is applied, so that it runs again', () => {
    const [first, ...others] = commandsAfter(run('1', 1, failed));
    expect(first).toEqual([
      `delete job ${nameOf('1')} --namespace shop --ignore-not-found --cascade=foreground --timeout 120s`,
      expect.stringMatching('^apply --server-side .*30-job-migrate'),
    ]);
    expect(others.flat().every((command) => command.startsWith('apply'))).toBe(true);
  });

  test('stays where it has completed, still runs, or is another version', () => {
    const commands = commandsAfter(run('2', 2, failed), run('1', 1, completed)).flat();
    expect([...commands, ...commandsAfter(run('1', 1)).flat()].join('\n')).not.toContain('delete');
  });
});
