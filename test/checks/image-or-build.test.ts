import { describe, expect, test } from '@jest/globals';
import { issuesOf } from '../support/issues.ts';
import { withJob, withWeb } from '../support/small.ts';

const ADVICE = "add image: 'nginx:1' for a published image, or build: {} for a Dockerfile";

describe('where an image comes from', () => {
  test.each([
    ['a published image', { image: 'nginx:1' }],
    ['a build', { image: undefined, build: {} }],
  ])('may be %s', (_, keys) => {
    expect(issuesOf(withWeb(keys))).toEqual([]);
  });

  test('fails for a workload with neither', () => {
    expect(issuesOf(withWeb({ image: undefined }))).toEqual([
      `workloads.web: expected image or build, got neither; ${ADVICE}`,
    ]);
  });

  test('fails for a job with neither', () => {
    expect(issuesOf(withJob({ image: undefined }))).toEqual([
      `jobs.migrate: expected image or build, got neither; ${ADVICE}`,
    ]);
  });

  test('fails for both', () => {
    expect(issuesOf(withWeb({ build: {} }))).toEqual([
      'workloads.web.build: expected image or build, got both; remove one of them',
    ]);
  });
});
