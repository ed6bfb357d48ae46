import { describe, expect, test } from '@jest/globals';
import { objectsOfWeb } from '../support/kubernetes-application.ts';

const resources = { requests: { cpu: '100m', memory: '64Mi' }, limits: { cpu: '1', memory: '128Mi' } };

describe('limits of the namespace', () => {
  test('a quota holds the whole namespace to its sums', () => {
    const quota = {
      requests: { cpu: '2', memory: '4Gi' },
      limits: { memory: '8Gi' },
      pods: 20,
      storage: '50Gi',
    };
    const objects = objectsOfWeb({ resources }, { targets: { kubernetes: { quota } } });
    expect(objects.get('ResourceQuota', 'quota', 'spec')).toEqual({
      hard: {
        'requests.cpu': '2',
        'requests.memory': '4Gi',
        'limits.memory': '8Gi',
        pods: 20,
        'requests.storage': '50Gi',
      },
    });
  });

  test('a limit range holds each container to its own', () => {
    const limitRange = { defaultRequest: { cpu: '50m' }, default: { cpu: '500m' }, max: { cpu: '2', memory: '1Gi' } };
    const objects = objectsOfWeb({ resources }, { targets: { kubernetes: { limitRange } } });
    expect(objects.get('LimitRange', 'limit-range', 'spec.limits')).toEqual([{ type: 'Container', ...limitRange }]);
  });

  test('nobody who does not ask for them has any', () => {
    const objects = objectsOfWeb({ resources });
    expect([...objects.ofKind('ResourceQuota'), ...objects.ofKind('LimitRange')]).toEqual([]);
  });
});
