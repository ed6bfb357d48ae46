import { describe, expect, test } from '@jest/globals';
import { alerts } from '../../app/monitoring/alerts.ts';
import { applicationOf, Objects } from '../support/kubernetes-application.ts';

const operator = { metrics: 'pod-monitor', prometheusLabels: { release: 'stack' } } as const;
const config = {
  workloads: { web: { image: 'web:1', ports: { http: 8080 }, metrics: {} } },
  monitoring: {},
  targets: { kubernetes: operator },
};

describe('monitoring', () => {
  test('gives the operator the alerts that Docker has, from figures of its namespace', () => {
    const application = applicationOf({ ...config, targets: { kubernetes: { ...operator, namespace: 'shop-prod' } } });
    const groups = new Objects(application).get('PrometheusRule', 'alerts', 'spec.groups') as readonly object[];
    expect(groups[1]).toEqual(JSON.parse(JSON.stringify(alerts(application, application.monitoring!))));
    expect(JSON.stringify(groups[0])).toContain('kube_deployment_spec_replicas{namespace=\\"shop-prod\\"}');
  });

  test('labels its objects so that the operator’s Prometheus selects them', () => {
    const objects = new Objects(applicationOf(config));
    expect(objects.get('PrometheusRule', 'alerts', 'metadata.labels')).toMatchObject({ release: 'stack' });
    expect(objects.get('PodMonitor', 'web', 'metadata.labels')).toMatchObject({ release: 'stack' });
  });

  test('is no object without the operator, or without being asked for', () => {
    const unmonitored = { ...config, monitoring: undefined };
    expect(new Objects(applicationOf(unmonitored)).ofKind('PrometheusRule')).toEqual([]);
    expect(new Objects(applicationOf({ ...config, targets: {} })).ofKind('PrometheusRule')).toEqual([]);
  });
});
