import { describe, expect, test } from '@jest/globals';
import { issuesOf } from '../support/issues.ts';
import { withWeb } from '../support/small.ts';

const config = (resources: object) =>
  withWeb({ resources }, { targets: { kubernetes: { limitRange: { max: { cpu: '1', memory: '512Mi' } } } } });

describe('a limit range', () => {
  test('takes what stays below it', () => {
    expect(issuesOf(config({ requests: { cpu: '1' }, limits: { cpu: '1', memory: '0.5Gi' } }))).toEqual([]);
  });

  test('fails for what asks for more', () => {
    expect(issuesOf(config({ requests: { cpu: '1.5' }, limits: { cpu: '2', memory: '1Gi' } }))).toEqual([
      'workloads.web.resources.requests.cpu: expected at most "1", as targets.kubernetes.limitRange.max says, got "1.5"',
      'workloads.web.resources.limits.cpu: expected at most "1", as targets.kubernetes.limitRange.max says, got "2"',
      'workloads.web.resources.limits.memory: expected at most "512Mi", as targets.kubernetes.limitRange.max says, got "1Gi"',
    ]);
  });
});
