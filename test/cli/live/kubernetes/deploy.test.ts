import { describe, expect, test } from '@jest/globals';
import { loadApplication } from '../../../../app/model/load.ts';
import { manifestGroups } from '../../../../charts/manifest.ts';
import { leftovers, REMOVABLE } from '../../../../cli/live/kubernetes/leftovers.ts';
import { nextRecord, emptyDeployRecord } from '../../../../cli/live/kubernetes/deploy-record.ts';
import { ownedFields } from '../../../../cli/live/kubernetes/owned-fields.ts';
import { rollbackCommand } from '../../../../cli/live/kubernetes/rollback.ts';
import type { PodTemplate, Scalable } from '../../../../cli/live/kubernetes/objects.ts';
import { deploySteps } from '../../../../cli/live/kubernetes/deploy-steps.ts';

const image = 'busybox:1';
const application = loadApplication({
  name: 'shop',
  workloads: {
    db: { image, ports: { sql: 5432 } },
    api: { image, dependsOn: { migrate: 'completed' } },
    web: { image },
  },
  jobs: { migrate: { image, dependsOn: { db: 'healthy' } }, nightly: { image, schedule: '0 3 * * *' } },
});

const stepsOf = (declared: typeof application) =>
  deploySteps(declared, manifestGroups(declared), {
    fileOf: (group) => group,
    argv: (args) => args,
    flags: [],
    failed: [],
  }).map(({ title, commands, awaits }) => ({
    title,
    files: commands.flatMap(({ argv }) => argv.filter((word) => /^\d/.test(word))),
    awaits,
  }));

describe('the order of a deploy', () => {
  test('runs a job after what it needs and before everything else', () => {
    expect(stepsOf(application)).toEqual([
      { title: 'run migrate', files: ['00-application', '30-job-migrate', '40-workload-db'], awaits: ['migrate'] },
      {
        title: 'deploy the workloads',
        files: ['30-job-nightly', '40-workload-api', '40-workload-web'],
        awaits: ['api', 'db', 'web', 'migrate', 'nightly'],
      },
    ]);
  });

  test('is one step without such a job', () => {
    const none = { ...application, jobs: [], workloads: application.workloads.filter(({ name }) => name === 'web') };
    expect(stepsOf(none)).toEqual([
      { title: 'deploy the workloads', files: ['00-application', '40-workload-web'], awaits: ['web'] },
    ]);
  });
});

describe('what a deploy removes', () => {
  const object = (kind: string, name: string, rest: object = {}) => ({
    kind,
    metadata: { name, uid: name, creationTimestamp: '2026-01-01T00:00:00Z', ...rest },
  });
  const config = { labels: { 'app.kubernetes.io/component': 'config' } };
  const template: PodTemplate = { spec: { containers: [], volumes: [{ configMap: { name: 'motd-1' } }] } };

  test('is what the application no longer has, but no file that a rollback would mount', () => {
    const live = [
      object('Deployment', 'gone'),
      object('ConfigMap', 'motd-1', config),
      object('ConfigMap', 'motd-0', config),
    ];
    const names = leftovers(live, [], [template]).map(({ metadata }) => metadata.name);
    expect(names).toEqual(['gone', 'motd-0']);
  });

  test('is never what holds data or another object makes', () => {
    expect(REMOVABLE.filter((kind) => /claim|volume|namespace|secrets$/.test(kind))).toEqual([]);
    const owned = object('Job', 'nightly-1', { ownerReferences: [{ kind: 'CronJob', name: 'nightly', uid: '1' }] });
    expect(leftovers([owned, object('ConfigMap', 'fairway.deploy')], [], [])).toEqual([]);
  });
});

describe('a rollback', () => {
  const live = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name: 'web',
      namespace: 'shop',
      uid: '1',
      creationTimestamp: '',
      labels: { a: 'ours', b: 'theirs' },
      managedFields: [
        {
          manager: 'pulumi',
          operation: 'Apply',
          fieldsV1: {
            'f:metadata': { 'f:labels': { 'f:a': {} } },
            'f:spec': { 'f:selector': {}, 'f:template': { 'f:spec': {} } },
          },
        },
      ],
    },
    spec: { replicas: 7, selector: { x: 'y' }, template: { spec: { containers: [] } } },
  } as unknown as Scalable;

  test('is applied in the name of who deployed, with what that one owns: not the replicas of an autoscaler', () => {
    const template = { spec: { containers: [{ name: 'web', image: 'older' }] } };
    const { argv, input } = rollbackCommand(live, template, (args) => ['kubectl', ...args]);
    expect(argv.join(' ')).toContain('--field-manager pulumi');
    expect(JSON.parse(input!)).toEqual({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web', namespace: 'shop', labels: { a: 'ours' } },
      spec: { selector: { x: 'y' }, template },
    });
  });

  test('finds items of lists by their keys and values', () => {
    const fields = {
      'f:env': { 'k:{"name":"A"}': { '.': {}, 'f:name': {}, 'f:value': {} } },
      'f:list': { 'v:"x"': {} },
    };
    const value = {
      env: [
        { name: 'A', value: '1' },
        { name: 'B', value: '2' },
      ],
      list: ['x', 'y'],
    };
    expect(ownedFields(value, fields)).toEqual({ env: [{ name: 'A', value: '1' }], list: ['x'] });
  });

  test('knows what the last deploy changed, and which version failed', () => {
    const first = nextRecord(emptyDeployRecord, {
      before: { web: '1', api: '1' },
      present: { web: '2', api: '2', db: '1' },
      failed: ['api'],
    });
    expect(first).toEqual({ changed: ['web'], failed: { api: '2' }, reverted: {} });
    const again = nextRecord(first, { before: { web: '2' }, present: { web: '2', api: '1' }, failed: [] });
    expect(again).toMatchObject({ changed: ['web'], failed: { api: '2' } });
  });
});
