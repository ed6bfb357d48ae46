import { emulated, inWorkloads, proof, unsupported, withoutEffect, type Row } from './row.ts';
import { inEachWorkload, placeIf } from './where.ts';

export const metricsRows: readonly Row[] = [
  {
    keys: inWorkloads('metrics'),
    docker: unsupported({
      severity: 'lost',
      where: inEachWorkload(({ metrics }) => placeIf(metrics !== undefined, 'metrics')),
      impact: 'nothing collects the figures',
      instead: 'run a Prometheus as a workload that `connectsTo` it and asks `tasks.<name>`',
      provenBy: withoutEffect,
    }),
    kubernetes: emulated({
      severity: 'info',
      where: inEachWorkload(({ metrics }, { targets }) =>
        placeIf(metrics !== undefined && targets.kubernetes.prometheusNamespace === undefined, 'metrics'),
      ),
      by: 'prometheus.io annotations, or a PodMonitor',
      differs: 'the port of the figures is open to every pod of the cluster',
      instead: 'name the namespace of the Prometheus in `targets.kubernetes.prometheusNamespace`',
      provenBy: proof(
        'test/charts/metrics.test.ts',
        'by default, pods carry the annotations that Prometheus looks for',
        'with the Prometheus Operator, a PodMonitor says where they are',
        'only the Prometheus reaches them where its namespace is known',
      ),
    }),
  },
];
