import { inWorkloads, native, proof, unsupported, withoutEffect, type Row } from './row.ts';
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
    kubernetes: native(
      'prometheus.io annotations, or a PodMonitor',
      proof(
        'test/charts/metrics.test.ts',
        'by default, pods carry the annotations that Prometheus looks for',
        'with the Prometheus Operator, a PodMonitor says where they are',
      ),
    ),
  },
];
