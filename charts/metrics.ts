import type { ApiObjectProps } from 'cdk8s';
import type { Application } from '../app/model/application.ts';
import type { Workload } from '../app/model/workload.ts';
import { containerMetadata, selectorOf } from './metadata.ts';
import { forOperator } from './monitoring.ts';

/** Annotations by which a Prometheus that discovers pods finds the figures of a workload. */
export function scrapeAnnotations({ targets }: Application, { metrics }: Workload): Record<string, string> {
  if (metrics === undefined || targets.kubernetes.metrics !== 'annotations') return {};
  return {
    'prometheus.io/scrape': 'true',
    'prometheus.io/port': String(metrics.port.port),
    'prometheus.io/path': metrics.path,
  };
}

/**
 * Tells the Prometheus Operator where the figures of a workload are.
 *
 * @see https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.PodMonitor
 */
export function podMonitor(
  application: Application,
  workload: Workload,
  { port, path }: NonNullable<Workload['metrics']>,
): ApiObjectProps {
  // The labels that every figure has on Docker, too.
  const relabelings = Object.entries({ application: application.name, workload: workload.name }).map(
    ([targetLabel, replacement]) => ({ targetLabel, replacement }),
  );
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PodMonitor',
    metadata: forOperator(application, containerMetadata(application, workload)),
    spec: {
      selector: { matchLabels: selectorOf(application, workload.name) },
      podMetricsEndpoints: [{ port: port.name, path, relabelings }],
    },
  };
}
