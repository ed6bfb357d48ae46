import { describe, expect, test } from '@jest/globals';
import { loadApplication } from '../../app/model/load.ts';
import { pauseOf } from '../../app/parity/pause.ts';
import { objectsOfWeb } from '../support/kubernetes-application.ts';
import { withWeb } from '../support/small.ts';

describe('a pause', () => {
  test('has the times of what is deployed', () => {
    const keys = { ports: { http: 8080 }, volumes: { data: '/data' }, stopGracePeriodSeconds: 60 };
    const rest = { volumes: { data: { size: '1Gi', perReplica: true } } };
    const { stop } = pauseOf(loadApplication(withWeb(keys, rest)).workloads[0]!, 'kubernetes');
    expect(objectsOfWeb(keys, rest).pod('web')).toMatchObject({ terminationGracePeriodSeconds: stop });
    expect(stop).toBe(60);
  });
});
