import { describe, expect, test } from '@jest/globals';
import { objectsOfWeb } from '../support/kubernetes-application.ts';

const keys = { ports: { http: 8080 }, metrics: { path: '/figures' } };

describe('metrics', () => {
  test('by default, pods carry the annotations that Prometheus looks for', () => {
    const objects = objectsOfWeb(keys);
    expect(objects.get('Deployment', 'web', 'spec.template.metadata.annotations')).toEqual({
      'prometheus.io/scrape': 'true',
      'prometheus.io/port': '8080',
      'prometheus.io/path': '/figures',
    });
    expect(objects.ofKind('PodMonitor')).toEqual([]);
  });

  test('with the Prometheus Operator, a PodMonitor says where they are, and the labels that they have on Docker', () => {
    const objects = objectsOfWeb(keys, { targets: { kubernetes: { metrics: 'pod-monitor' } } });
    expect(objects.get('PodMonitor', 'web', 'spec.podMetricsEndpoints')).toEqual([
      {
        port: 'http',
        path: '/figures',
        relabelings: [
          { targetLabel: 'application', replacement: 'shop' },
          { targetLabel: 'workload', replacement: 'web' },
        ],
      },
    ]);
    expect(objects.get('Deployment', 'web', 'spec.template.metadata.annotations')).toBeUndefined();
  });

  test('only the Prometheus reaches them where its namespace is known', () => {
    const from = (kubernetes: object) =>
      objectsOfWeb(keys, { targets: { kubernetes } }).get('NetworkPolicy', 'web', 'spec.ingress.0.from');
    expect(from({})).toEqual([{ namespaceSelector: {} }]);
    expect(from({ prometheusNamespace: 'monitoring' })).toEqual([
      { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } } },
    ]);
  });

  test('a workload without figures has neither', () => {
    const objects = objectsOfWeb({ ports: keys.ports }, { targets: { kubernetes: { metrics: 'pod-monitor' } } });
    expect(objects.ofKind('PodMonitor')).toEqual([]);
    expect(objects.get('Deployment', 'web', 'spec.template.metadata.annotations')).toBeUndefined();
  });
});
