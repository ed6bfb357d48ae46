import { describe, expect, test } from '@jest/globals';
import { serviceOf, stackOfTask, stackOfWeb } from '../support/docker-application.ts';

const update = (keys: Parameters<typeof stackOfWeb>[0], rest?: Parameters<typeof stackOfWeb>[1]) =>
  serviceOf(stackOfWeb(keys, rest), 'web').updateConfig;

describe('updates', () => {
  test('start the new version first, and roll one back that fails', () => {
    expect(update({})).toEqual({
      order: 'start-first',
      parallelism: 1,
      failureAction: 'rollback',
      monitor: '10s',
    });
    expect(serviceOf(stackOfWeb({}), 'web').rollbackConfig.failureAction).toBe('pause');
  });

  test('replace as many replicas at a time as may be too many, or else as may be missing', () => {
    expect(update({ update: { maxSurge: 3 } })).toMatchObject({ order: 'start-first', parallelism: 3 });
    expect(update({ scale: { min: 3 }, update: { maxSurge: 0, maxUnavailable: 2 } })).toMatchObject({
      order: 'stop-first',
      parallelism: 2,
    });
  });

  test('stop the old version first where two can not be there at once', () => {
    expect(update({ update: { strategy: 'recreate' }, scale: { min: 2 } })).toMatchObject({
      order: 'stop-first',
      parallelism: 2,
    });
    expect(update({ volumes: { data: '/data' } }, { volumes: { data: { size: '1Gi' } } }).order).toBe('stop-first');
    expect(update({ ports: { smtp: 25 }, publish: { smtp: 25 } }).order).toBe('stop-first');
  });

  test("a job's update is not rolled back, because its task is meant to end", () => {
    expect(serviceOf(stackOfTask({}), 'task').updateConfig.failureAction).toBe('continue');
  });
});
