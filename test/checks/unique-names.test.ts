import { describe, expect, test } from '@jest/globals';
import { issuesOf } from '../support/issues.ts';
import { web } from '../support/small.ts';

const application = (workloads: readonly string[], jobs: readonly string[]) => ({
  name: 'shop',
  workloads: Object.fromEntries(workloads.map((name) => [name, web])),
  jobs: Object.fromEntries(jobs.map((name) => [name, { image: 'job:1' }])),
});

describe('names of workloads and jobs', () => {
  test('may be those that every object has', () => {
    expect(issuesOf(application(['constructor', 'web'], ['valueof']))).toEqual([]);
  });

  test('fail where a job has the name of a workload', () => {
    expect(issuesOf(application(['web', 'api'], ['api']))).toEqual([
      'jobs.api: expected a name of its own, got "api", which a workload has already',
    ]);
  });

  test.each([
    ['internet', 'connectsTo uses it for everything outside'],
    ['kubernetes', "the cluster's API has it"],
    ['default', "the cluster's own service account has it"],
    ['fairway-tools', "Fairway's own containers have names that begin with fairway-"],
    ['wait-for-db', "Fairway's own containers have names that begin with wait-for-"],
  ])('fail for %s, which has a meaning already', (name, reason) => {
    expect(issuesOf(application([name], []))).toEqual([
      `workloads.${name}: expected another name, got "${name}": ${reason}`,
    ]);
    expect(issuesOf(application(['web'], [name]))).toEqual([
      `jobs.${name}: expected another name, got "${name}": ${reason}`,
    ]);
  });
});
