import { k8s } from 'cdk8s-plus-27';
import type { Application } from '../app/model/application.ts';
import type { Scale, Workload } from '../app/model/workload.ts';
import { containerMetadata } from './metadata.ts';

type Autoscaler = NonNullable<Scale['autoscaler']>;

/**
 * Follows the load of a workload with its number of replicas. Metrics of pods come from the API `custom.metrics.k8s.io`,
 * external ones from `external.metrics.k8s.io`, as an adapter serves them.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
 */
export function autoscaler(
  application: Application,
  workload: Workload,
  { maxReplicas, cpuPercent, memoryPercent, metrics }: Autoscaler,
  kind: 'Deployment' | 'StatefulSet',
): k8s.KubeHorizontalPodAutoscalerV2Props {
  return {
    metadata: containerMetadata(application, workload),
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind, name: workload.name },
      minReplicas: workload.scale.replicas,
      maxReplicas,
      metrics: [...utilization('cpu', cpuPercent), ...utilization('memory', memoryPercent), ...metrics.map(metricOf)],
    },
  };
}

function utilization(name: 'cpu' | 'memory', percent: number | undefined): readonly k8s.MetricSpecV2[] {
  if (percent === undefined) return [];
  return [{ type: 'Resource', resource: { name, target: { type: 'Utilization', averageUtilization: percent } } }];
}

function metricOf({ name, type, averageValue }: Autoscaler['metrics'][number]): k8s.MetricSpecV2 {
  const source = {
    metric: { name },
    target: { type: 'AverageValue', averageValue: k8s.Quantity.fromString(averageValue) },
  };
  return type === 'pods' ? { type: 'Pods', pods: source } : { type: 'External', external: source };
}
