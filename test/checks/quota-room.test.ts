import { describe, expect, test } from '@jest/globals';
import { issuesOf } from '../support/issues.ts';
import { withJob, withWeb } from '../support/small.ts';

const resources = { requests: { cpu: '500m', memory: '256Mi' }, limits: { cpu: '1', memory: '512Mi' } };
const withQuota = (quota: object, web: object = {}, kubernetes: object = {}) =>
  withWeb({ resources, scale: { min: 3 }, ...web }, { targets: { kubernetes: { quota, ...kubernetes } } });
const needs = 'which all replicas, the surge of an update and the jobs need';

describe('a quota', () => {
  test('has room for all replicas and one more in an update', () => {
    const quota = { requests: { cpu: '2', memory: '1Gi' }, limits: { cpu: '4', memory: '2Gi' }, pods: 4 };
    expect(issuesOf(withQuota(quota))).toEqual([]);
  });

  test.each([
    ['requests.cpu', { requests: { cpu: '1.9' } }, '2000m', '1900m'],
    ['requests.memory', { requests: { memory: '1000Mi' } }, '1024Mi', '1000Mi'],
    ['limits.cpu', { limits: { cpu: '3' } }, '4000m', '3000m'],
    ['limits.memory', { limits: { memory: '1Gi' } }, '2048Mi', '1024Mi'],
    ['pods', { pods: 3 }, '4', '3'],
  ])('fails for too little %s', (key, quota, least, got) => {
    expect(issuesOf(withQuota(quota))).toEqual([
      `targets.kubernetes.quota.${key}: expected at least ${least}, ${needs}, got ${got}`,
    ]);
  });

  test('needs none more where the old replicas go first', () => {
    expect(issuesOf(withQuota({ pods: 3 }, { update: { strategy: 'recreate' } }))).toEqual([]);
  });

  test('counts a job as one pod', () => {
    expect(issuesOf(withJob({}, { targets: { kubernetes: { quota: { pods: 2 } } } }))).toEqual([
      `targets.kubernetes.quota.pods: expected at least 3, ${needs}, got 2`,
    ]);
  });

  test('counts the volume of each replica', () => {
    const volumes = { data: { size: '10Gi', perReplica: true }, shared: { size: '5Gi', accessMode: 'ReadWriteMany' } };
    const web = { resources, scale: { min: 3 }, volumes: { data: '/data', shared: '/shared' } };
    const config = withWeb(web, { volumes, targets: { kubernetes: { quota: { storage: '34Gi' } } } });
    expect(issuesOf(config)).toEqual([
      `targets.kubernetes.quota.storage: expected at least 35840Mi, ${needs}, got 34816Mi`,
    ]);
  });

  test('fails for a container that does not say what the quota counts, unless a limit range does', () => {
    const quota = { limits: { cpu: '9' } };
    const silent = { resources: { requests: { cpu: '100m' } } };
    expect(issuesOf(withQuota(quota, silent))).toEqual([
      'workloads.web.resources.limits.cpu: expected an amount, since targets.kubernetes.quota counts it, got nothing; or set targets.kubernetes.limitRange.default.cpu',
    ]);
    expect(issuesOf(withQuota(quota, silent, { limitRange: { default: { cpu: '1' } } }))).toEqual([]);
  });

  test('fails without a limit', () => {
    expect(issuesOf(withQuota({}))).toEqual([
      expect.stringContaining('targets.kubernetes.quota: expected at least one limit'),
    ]);
  });
});
