import { describe, expect, test } from '@jest/globals';
import { issuesOf } from '../support/issues.ts';
import { withWeb } from '../support/small.ts';

describe('an update', () => {
  test.each([
    ['above', { maxSurge: 1, maxUnavailable: 0 }],
    ['below', { maxSurge: 0, maxUnavailable: 1 }],
    ['nowhere, if all are recreated', { strategy: 'recreate', maxSurge: 0, maxUnavailable: 0 }],
  ])('may have room %s', (_, update) => {
    expect(issuesOf(withWeb({ update }))).toEqual([]);
  });

  test.each([undefined, 'rolling'])('fails without room', (strategy) => {
    expect(issuesOf(withWeb({ update: { strategy, maxSurge: 0, maxUnavailable: 0 } }))).toEqual([
      'workloads.web.update.maxSurge: expected at least 1 where maxUnavailable is 0: an update could never begin',
    ]);
  });
});
