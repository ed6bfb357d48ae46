import { describe, expect, test } from '@jest/globals';
import { issuesOf } from '../support/issues.ts';
import { volume, web, withJob, withWeb } from '../support/small.ts';

const data = { volumes: { data: '/data' } };
const declared = (changes: object = {}) => ({ volumes: { data: { ...volume, ...changes } } });
const shared = { accessMode: 'ReadWriteMany' };
const two = (changes: object) => ({
  name: 'shop',
  workloads: { a: { ...web, ...data }, b: { ...web, ...data } },
  ...declared(changes),
});
const WAYS_OUT = 'it mounts a ReadWriteOnce volume; use accessMode ReadWriteMany, or perReplica';

describe('a volume', () => {
  test.each([
    ['by one replica', withWeb(data, declared())],
    ['by one replica that is recreated', withWeb({ ...data, update: { strategy: 'recreate' } }, declared())],
    ['by a job', withJob(data, declared())],
    ['by replicas, if it can be shared', withWeb({ ...data, scale: { min: 3 } }, declared(shared))],
    ['by replicas, if each has its own', withWeb({ ...data, scale: { min: 3 } }, declared({ perReplica: true }))],
    ['by workloads, if it can be shared', two(shared)],
  ])('may be mounted %s', (_, config) => {
    expect(issuesOf(config)).toEqual([]);
  });

  test.each([
    ['a number of replicas', { min: 2 }, 2],
    ['an autoscaler', { min: 1, max: 4 }, 4],
  ])('fails with %s where one replica can hold it', (_, scale, most) => {
    const message = `workloads.web.scale: expected one replica, got up to ${most}: ${WAYS_OUT}`;
    expect(issuesOf(withWeb({ ...data, scale }, declared()))).toEqual([message]);
    expect(issuesOf(withWeb({ volumes: { data: { mountPath: '/data', readOnly: true } }, scale }, declared()))).toEqual(
      [message],
    );
  });

  test('fails where two versions would hold it at once', () => {
    expect(issuesOf(withWeb({ ...data, update: { strategy: 'rolling' } }, declared()))).toEqual([
      'workloads.web.update.strategy: expected "recreate", got "rolling": two versions would hold a ReadWriteOnce volume at once',
    ]);
  });

  test('fails where workloads share it', () => {
    expect(issuesOf(two({}))).toEqual([
      'volumes.data.accessMode: expected "ReadWriteMany", got "ReadWriteOnce": a, b mount it together',
    ]);
  });

  test('fails where each replica has its own and workloads share it', () => {
    expect(issuesOf(two({ perReplica: true }))).toEqual([
      'volumes.data.perReplica: expected false, got true: a, b mount it together',
    ]);
  });

  test('fails where each replica has its own and a job mounts it', () => {
    expect(issuesOf(withJob(data, declared({ perReplica: true })))).toEqual([
      "volumes.data.perReplica: expected false, got true: a job mounts it, and which replica's volume would it be?",
    ]);
  });

  test('fails where each replica has its own and all have one', () => {
    expect(issuesOf(withWeb(data, declared({ perReplica: true, ...shared })))).toEqual([
      'volumes.data.accessMode: expected "ReadWriteOnce", got "ReadWriteMany": each replica has a volume of its own',
    ]);
  });
});
