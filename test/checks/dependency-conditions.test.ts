import { describe, expect, test } from '@jest/globals';
import { issuesOf } from '../support/issues.ts';
import { web } from '../support/small.ts';

const application = (dependsOn: object) => ({
  name: 'shop',
  workloads: { web: { ...web, dependsOn }, db: { image: 'db:1', ports: { db: 5432 } }, tick: { image: 'tick:1' } },
  jobs: { migrate: { image: 'a:1' }, nightly: { image: 'a:1', schedule: '0 3 * * *' } },
});

describe('what is waited for', () => {
  test('may be a workload that has started or is healthy, and a job that has completed', () => {
    expect(issuesOf(application({ db: 'healthy', tick: 'started', migrate: 'completed' }))).toEqual([]);
  });

  test.each([
    [
      'a job to be healthy',
      { migrate: 'healthy' },
      'expected "completed", got "healthy": "migrate" is a job, which ends',
    ],
    [
      'a job to be started',
      { migrate: 'started' },
      'expected "completed", got "started": "migrate" is a job, which ends',
    ],
    [
      'a workload to complete',
      { db: 'completed' },
      'expected "started" or "healthy", got "completed": "db" is a workload, which never ends',
    ],
    [
      'a job on a schedule',
      { nightly: 'completed' },
      'expected a job that runs before a deploy, got "nightly", which runs on a schedule',
    ],
    [
      'the health of a workload without a port',
      { tick: 'healthy' },
      'expected a workload with a TCP port, by which its health can be seen; "tick" has none',
    ],
  ])('fails for %s', (_, dependsOn, message) => {
    expect(issuesOf(application(dependsOn))).toEqual([
      `workloads.web.dependsOn.${Object.keys(dependsOn)[0]}: ${message}`,
    ]);
  });

  test('fails for another word', () => {
    expect(issuesOf(application({ db: 'ready' }))).toEqual([
      'workloads.web.dependsOn.db: expected "started", "healthy" or "completed", got "ready"',
    ]);
  });
});
