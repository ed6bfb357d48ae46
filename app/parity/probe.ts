import { emulated, inWorkloads, native, type Row } from './row.ts';
import { workloadsWhere } from './where.ts';

export const probeRows: readonly Row[] = [
  {
    keys: inWorkloads('startupProbe'),
    docker: emulated({
      severity: 'info',
      where: workloadsWhere('startupProbe', ({ startupProbe }) => startupProbe !== undefined),
      by: 'the first run of one HEALTHCHECK, asked by a mounted busybox',
      differs: 'asked once a second, whatever `periodSeconds` says; the time until it fails is the same',
    }),
    kubernetes: native('startupProbe'),
  },
  {
    keys: inWorkloads('readinessProbe'),
    docker: emulated({
      severity: 'degraded',
      where: workloadsWhere('readinessProbe', ({ readinessProbe }) => readinessProbe !== undefined),
      by: 'the first run of one HEALTHCHECK: a replica gets requests once it has been ready',
      differs: 'one that stops being ready later still gets requests; only livenessProbe replaces it',
      instead: 'let the livenessProbe fail where a replica cannot recover by itself',
    }),
    kubernetes: native('readinessProbe'),
  },
  {
    keys: inWorkloads('livenessProbe'),
    docker: emulated({
      severity: 'info',
      where: workloadsWhere('livenessProbe', ({ livenessProbe }) => livenessProbe !== undefined),
      by: 'one HEALTHCHECK, once the replica was ready',
      differs: 'a failed one replaces the task; Kubernetes restarts the container in its pod',
    }),
    kubernetes: native('livenessProbe'),
  },
];
