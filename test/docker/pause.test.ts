import { describe, expect, test } from '@jest/globals';
import { loadApplication } from '../../app/model/load.ts';
import { pauseOf } from '../../app/parity/pause.ts';
import { checkOf, serviceOf, stackOfWeb } from '../support/docker-application.ts';
import { withWeb } from '../support/small.ts';

describe('a pause', () => {
  test('has the times of what is deployed', () => {
    const keys = { ports: { http: 8080 }, readinessProbe: { tcp: {} } };
    const service = serviceOf(stackOfWeb(keys), 'web');
    const { start } = pauseOf(loadApplication(withWeb(keys)).workloads[0]!, 'docker');
    expect(checkOf(service)).toContain(`did not succeed within ${start} s`);
    expect(service.healthcheck.interval).toBe('1s');
  });
});
