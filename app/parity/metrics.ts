import { inWorkloads, native, unsupported, type Row } from './row.ts';
import { workloadsWhere } from './where.ts';

export const metricsRows: readonly Row[] = [
  {
    keys: inWorkloads('metrics'),
    docker: unsupported({
      severity: 'lost',
      where: workloadsWhere('metrics', ({ metrics }) => metrics !== undefined),
      impact: 'nothing collects the figures',
      instead: 'run a Prometheus as a workload that `connectsTo` it and asks `tasks.<name>`',
    }),
    kubernetes: native('prometheus.io annotations, or a PodMonitor'),
  },
];
