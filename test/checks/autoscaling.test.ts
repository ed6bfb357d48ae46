import { describe, expect, test } from '@jest/globals';
import { issuesOf } from '../support/issues.ts';
import { withWeb } from '../support/small.ts';

const alone = 'expected max beside it: without one the number of replicas is fixed';
const request = (kind: string, example: string) =>
  `workloads.web.resources.requests.${kind}: expected a request, of which the autoscaler's percentage is a part, got nothing; add ${kind}: '${example}'`;

describe('scale', () => {
  test.each([
    ['a number', { min: 3 }],
    ['none at all', { min: 0 }],
    ['a range', { min: 1, max: 5 }],
    ['a range of one', { min: 2, max: 2 }],
    ['a range with signals', { min: 1, max: 5, cpuPercent: 70, metrics: { queue: { averageValue: '30' } } }],
  ])('may be %s', (_, scale) => {
    expect(issuesOf(withWeb({ scale }))).toEqual([]);
  });

  test.each([
    ['cpuPercent', { cpuPercent: 70 }],
    ['memoryPercent', { memoryPercent: 70 }],
    ['metrics', { metrics: { queue: { averageValue: '30' } } }],
    ['behavior', { behavior: { scaleDown: { stabilizationWindowSeconds: 60 } } }],
  ])('fails for %s without a range', (key, scale) => {
    expect(issuesOf(withWeb({ scale }))).toEqual([`workloads.web.scale.${key}: ${alone}`]);
  });

  test('fails for a range that ends before it begins', () => {
    expect(issuesOf(withWeb({ scale: { min: 3, max: 2 } }))).toEqual([
      'workloads.web.scale.max: expected at least min, which is 3, got 2',
    ]);
  });

  test('fails for a range from none', () => {
    expect(issuesOf(withWeb({ scale: { min: 0, max: 2 } }))).toEqual([
      'workloads.web.scale.min: expected at least 1 where max is set, got 0: an autoscaler never starts from none',
    ]);
  });

  test('fails for a percentage of a request that is not there', () => {
    const resources = { requests: {} };
    const scale = { max: 3, cpuPercent: 70, memoryPercent: 70 };
    expect(issuesOf(withWeb({ scale: { max: 3 }, resources }))).toEqual([request('cpu', '100m')]);
    expect(issuesOf(withWeb({ scale, resources }))).toEqual([request('cpu', '100m'), request('memory', '128Mi')]);
  });

  test('may look at other signals without requests', () => {
    const scale = { max: 3, metrics: { queue: { type: 'external', averageValue: '30' } } };
    expect(issuesOf(withWeb({ scale, resources: { requests: {} } }))).toEqual([]);
  });
});
