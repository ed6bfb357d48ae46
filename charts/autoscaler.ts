import { k8s } from 'cdk8s-plus-27';
import type { Application } from '../app/model/application.ts';
import type { Scale, ScalingDirection, Workload } from '../app/model/workload.ts';
import { containerMetadata } from './metadata.ts';
import { unlessEmpty } from './unless-empty.ts';

type Autoscaler = NonNullable<Scale['autoscaler']>;

/** The APIs from which metrics are read that don't come from metrics-server; an adapter in the cluster serves them. */
const METRICS_APIS = { pods: 'custom.metrics.k8s.io', external: 'external.metrics.k8s.io' } as const;

/**
 * Follows the load of a workload with its number of replicas. An annotation names the metrics APIs that the cluster must
 * serve for it.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
 */
export function autoscaler(
  application: Application,
  workload: Workload,
  { maxReplicas, cpuPercent, memoryPercent, metrics, behavior }: Autoscaler,
  kind: 'Deployment' | 'StatefulSet',
): k8s.KubeHorizontalPodAutoscalerV2Props {
  const apis = [...new Set(metrics.map(({ type }) => METRICS_APIS[type]))].sort();
  const annotations = unlessEmpty({ ...(apis.length > 0 && { 'fairway/metrics-apis': apis.join(' ') }) });
  return {
    metadata: containerMetadata(application, workload, { annotations }),
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind, name: workload.name },
      minReplicas: workload.scale.replicas,
      maxReplicas,
      metrics: [...utilization('cpu', cpuPercent), ...utilization('memory', memoryPercent), ...metrics.map(metricOf)],
      behavior: behavior && { scaleUp: rulesOf(behavior.scaleUp), scaleDown: rulesOf(behavior.scaleDown) },
    },
  };
}

function utilization(name: 'cpu' | 'memory', percent: number | undefined): readonly k8s.MetricSpecV2[] {
  if (percent === undefined) return [];
  return [{ type: 'Resource', resource: { name, target: { type: 'Utilization', averageUtilization: percent } } }];
}

function metricOf({ name, type, averageValue, labels }: Autoscaler['metrics'][number]): k8s.MetricSpecV2 {
  const matchLabels = unlessEmpty(labels);
  const source = {
    metric: { name, selector: matchLabels && { matchLabels } },
    target: { type: 'AverageValue', averageValue: k8s.Quantity.fromString(averageValue) },
  };
  return type === 'pods' ? { type: 'Pods', pods: source } : { type: 'External', external: source };
}

function rulesOf(direction: ScalingDirection | undefined): k8s.HpaScalingRulesV2 | undefined {
  if (direction === undefined) return undefined;
  const { stabilizationWindowSeconds, policies, selectPolicy } = direction;
  return {
    stabilizationWindowSeconds,
    policies: policies?.map(({ type, value, periodSeconds }) => ({ type: capitalized(type), value, periodSeconds })),
    selectPolicy: selectPolicy && capitalized(selectPolicy),
  };
}

const capitalized = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
