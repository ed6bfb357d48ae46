import type { ApiObjectProps } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-27';
import type { Application } from '../app/model/application.ts';
import type { Monitoring } from '../app/model/monitoring.ts';
import { alerts } from '../app/monitoring/alerts.ts';
import { kubernetesFacts } from './facts.ts';
import { sharedMetadata } from './metadata.ts';

/**
 * Gives the alert rules to the Prometheus Operator, with what they are made of.
 *
 * @see https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.PrometheusRule
 */
export function prometheusRule(application: Application, monitoring: Monitoring): ApiObjectProps {
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: forOperator(application, sharedMetadata(application, 'monitoring', 'alerts')),
    spec: { groups: [kubernetesFacts(application), alerts(application, monitoring)] },
  };
}

/** Metadata with the labels by which the operator's Prometheus finds an object. */
export function forOperator({ targets }: Application, metadata: k8s.ObjectMeta): k8s.ObjectMeta {
  return { ...metadata, labels: { ...metadata.labels, ...targets.kubernetes.prometheusLabels } };
}
