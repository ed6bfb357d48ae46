import { describe, expect, test } from '@jest/globals';
import { issuesOf } from '../support/issues.ts';
import { withJob, withWeb } from '../support/small.ts';

const resources = (requests: object, limits: object) => ({ resources: { requests, limits } });

describe('requests', () => {
  test.each([
    ['equal, however they are written', resources({ cpu: '500m', memory: '1Gi' }, { cpu: '0.5', memory: '1024Mi' })],
    ['lower', resources({ cpu: '50m', memory: '999M' }, { cpu: '1', memory: '1Gi' })],
    ['without a limit', resources({ cpu: '4', memory: '64Gi' }, {})],
    ['missing', resources({}, { cpu: '1m', memory: '1Mi' })],
  ])('may be %s', (_, changes) => {
    expect(issuesOf(withWeb(changes))).toEqual([]);
  });

  test.each([
    ['cpu', '1', '500m'],
    ['memory', '2G', '1Gi'],
  ])('fail for %s above the limit', (kind, request, limit) => {
    const changes = resources({ [kind]: request }, { [kind]: limit });
    const message = `expected at most the limit of "${limit}", got "${request}"; lower it or raise the limit`;
    expect(issuesOf(withWeb(changes))).toEqual([`workloads.web.resources.requests.${kind}: ${message}`]);
    expect(issuesOf(withJob(changes))).toEqual([`jobs.migrate.resources.requests.${kind}: ${message}`]);
  });

  test('fail where only a limit is written and the default is above it', () => {
    expect(issuesOf(withWeb({ resources: { limits: { memory: '32Mi' } } }))).toEqual([
      'workloads.web.resources.requests.memory: expected at most the limit of "32Mi", got "64Mi"; lower it or raise the limit',
    ]);
  });
});
