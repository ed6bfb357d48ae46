import { inWorkloads, native, unsupported, type Row } from './row.ts';
import { workloadsWhere } from './where.ts';

export const scaleRows: readonly Row[] = [
  {
    keys: inWorkloads('scale.min'),
    docker: native('replicas of the service'),
    kubernetes: native('replicas of the Deployment, or minReplicas of its autoscaler'),
  },
  {
    keys: inWorkloads('scale.max', 'scale.cpuPercent', 'scale.memoryPercent', 'scale.metrics'),
    docker: unsupported({
      severity: 'lost',
      where: workloadsWhere('scale.max', ({ scale }) => scale.autoscaler !== undefined),
      impact: 'there is no autoscaler: `min` replicas run whatever the load',
      instead: 'set `min` to what the peak needs',
    }),
    kubernetes: native('a HorizontalPodAutoscaler; it needs metrics-server, and an adapter for custom metrics'),
  },
];
