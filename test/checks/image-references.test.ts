import { describe, expect, test } from '@jest/globals';
import { imageOf } from '../../app/define.ts';
import { issuesOf } from '../support/issues.ts';
import { withJob, withWeb } from '../support/small.ts';

describe('imageOf', () => {
  test.each([
    ['a workload with an image', withJob({ image: imageOf('web') })],
    ['a job with a build', withWeb({ image: imageOf('tool') }, { jobs: { tool: { build: {} } } })],
  ])('may name %s', (_, config) => {
    expect(issuesOf(config)).toEqual([]);
  });

  test('fails for a name that nothing has, with the nearest one', () => {
    expect(issuesOf(withJob({ image: imageOf('wbe') }))).toEqual([
      'jobs.migrate.image.imageOf: expected a workload or job, got "wbe"; did you mean "web"?',
    ]);
  });

  test('fails for a name that is near none, with all that there are', () => {
    expect(issuesOf(withJob({ image: imageOf('database') }))).toEqual([
      'jobs.migrate.image.imageOf: expected a workload or job, got "database"; declared: "migrate", "web"',
    ]);
  });

  test('fails for one that has no image of its own', () => {
    const config = withJob({ image: imageOf('worker') });
    expect(issuesOf({ ...config, workloads: { ...config.workloads, worker: { image: imageOf('web') } } })).toEqual([
      'jobs.migrate.image.imageOf: expected a workload or job with an image or build of its own, got "worker", which takes that of "web"',
    ]);
  });

  test('fails for itself', () => {
    expect(issuesOf(withWeb({ image: imageOf('web') }))).toEqual([
      'workloads.web.image.imageOf: expected a workload or job with an image or build of its own, got "web", which takes that of "web"',
    ]);
  });
});
