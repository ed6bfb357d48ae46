import { describe, expect, test } from '@jest/globals';
import { objectsOfWeb } from '../support/kubernetes-application.ts';

describe('scale', () => {
  test('a fixed number is the number of the Deployment', () => {
    const objects = objectsOfWeb({ scale: { min: 2 } });
    expect(objects.get('Deployment', 'web', 'spec.replicas')).toBe(2);
    expect(objects.ofKind('HorizontalPodAutoscaler')).toEqual([]);
  });

  test('an autoscaler owns the number alone', () => {
    const objects = objectsOfWeb({ scale: { min: 2, max: 10, cpuPercent: 60, memoryPercent: 70 } });
    expect(objects.get('Deployment', 'web', 'spec')).not.toHaveProperty('replicas');
    expect(objects.get('HorizontalPodAutoscaler', 'web', 'apiVersion')).toBe('autoscaling/v2');
    expect(objects.get('HorizontalPodAutoscaler', 'web', 'spec')).toMatchObject({
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
      minReplicas: 2,
      maxReplicas: 10,
      metrics: [
        { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 60 } } },
        { type: 'Resource', resource: { name: 'memory', target: { type: 'Utilization', averageUtilization: 70 } } },
      ],
    });
  });

  test('it can follow metrics of pods and from outside, and says which APIs the cluster must serve', () => {
    const metrics = {
      requests: { averageValue: '30' },
      queue_length: { type: 'external' as const, averageValue: '500m', labels: { queue: 'mails' } },
    };
    const objects = objectsOfWeb({ scale: { min: 1, max: 3, metrics } });
    const averageValue = (value: string) => ({ type: 'AverageValue', averageValue: value });
    expect(objects.get('HorizontalPodAutoscaler', 'web', 'spec.metrics')).toEqual([
      {
        type: 'External',
        external: {
          metric: { name: 'queue_length', selector: { matchLabels: { queue: 'mails' } } },
          target: averageValue('500m'),
        },
      },
      { type: 'Pods', pods: { metric: { name: 'requests' }, target: averageValue('30') } },
    ]);
    expect(objects.get('HorizontalPodAutoscaler', 'web', 'metadata.annotations')).toEqual({
      'fairway/metrics-apis': 'custom.metrics.k8s.io external.metrics.k8s.io',
    });
    const withoutAdapter = objectsOfWeb({ scale: { max: 3 } });
    expect(withoutAdapter.get('HorizontalPodAutoscaler', 'web', 'metadata.annotations')).toBeUndefined();
  });

  test('its pace is that of the model', () => {
    const behaviorOf = (behavior?: object) =>
      objectsOfWeb({ scale: { min: 1, max: 3, behavior } }).get('HorizontalPodAutoscaler', 'web', 'spec.behavior');
    const policies = [{ type: 'pods', value: 1, periodSeconds: 60 }];
    expect(
      behaviorOf({ scaleUp: { policies }, scaleDown: { stabilizationWindowSeconds: 30, selectPolicy: 'disabled' } }),
    ).toEqual({
      scaleUp: { policies: [{ type: 'Pods', value: 1, periodSeconds: 60 }] },
      scaleDown: { stabilizationWindowSeconds: 30, selectPolicy: 'Disabled' },
    });
    expect(behaviorOf({ scaleDown: { stabilizationWindowSeconds: 0 } })).toEqual({
      scaleDown: { stabilizationWindowSeconds: 0 },
    });
    expect(behaviorOf()).toBeUndefined();
  });

  test('it scales a StatefulSet too', () => {
    const objects = objectsOfWeb(
      { scale: { min: 2, max: 3 }, volumes: { data: '/data' } },
      { volumes: { data: { size: '1Gi', perReplica: true } } },
    );
    expect(objects.get('HorizontalPodAutoscaler', 'web', 'spec.scaleTargetRef.kind')).toBe('StatefulSet');
    expect(objects.get('StatefulSet', 'web', 'spec')).not.toHaveProperty('replicas');
  });
});

describe('disruption budget', () => {
  test.each([
    ['two replicas', { min: 2 }],
    ['replicas that an autoscaler may add', { min: 1, max: 2 }],
  ])('with %s one at a time may be evicted', (_, scale) => {
    expect(objectsOfWeb({ scale }).get('PodDisruptionBudget', 'web', 'spec')).toMatchObject({
      maxUnavailable: 1,
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
    });
  });

  test('a single replica has none: it would keep its node from being emptied', () => {
    expect(objectsOfWeb({}).ofKind('PodDisruptionBudget')).toEqual([]);
  });
});
