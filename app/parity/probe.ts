import type { Workload } from '../model/workload.ts';
import { emulated, inWorkloads, native, type Row } from './row.ts';
import { workloadsWhere } from './where.ts';

/** Whether the proxy serves a workload whose readiness it can't ask for. */
const isAskedInside = ({ routes, readinessProbe }: Workload) =>
  routes.length > 0 && readinessProbe?.action.kind === 'exec';

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
      severity: 'info',
      where: workloadsWhere('readinessProbe', ({ readinessProbe }) => readinessProbe !== undefined),
      by:
        'the first run of one HEALTHCHECK, until a replica is ready; then a busybox beside the proxy, which asks each ' +
        'replica at the pace of its probe: one that is not ready gets no requests from outside',
      differs: 'other workloads, which connect to a replica without the proxy, still find it',
    }),
    kubernetes: native('readinessProbe'),
  },
  {
    keys: inWorkloads('readinessProbe.exec'),
    docker: emulated({
      severity: 'degraded',
      where: workloadsWhere('readinessProbe.exec', isAskedInside),
      by: 'the first run of one HEALTHCHECK, until a replica is ready',
      differs: 'a command can’t be asked from outside: a replica that stops being ready later still gets requests',
      instead: 'give it an http or tcp probe, or let the livenessProbe fail where a replica cannot recover by itself',
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
