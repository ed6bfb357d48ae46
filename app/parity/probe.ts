import type { Workload } from '../model/workload.ts';
import { emulated, inWorkloads, native, proof, type Row } from './row.ts';
import { inEachWorkload, placeIf } from './where.ts';

const TIMES = ['initialDelaySeconds', 'periodSeconds', 'timeoutSeconds', 'failureThreshold'];
const QUESTIONS = ['http.path', 'http.port', 'tcp.port'];

const asKubernetes = proof(
  'test/charts/probe.test.ts',
  'http, tcp and exec are what Kubernetes calls so, with their timing',
);

/** Whether the proxy serves a workload whose readiness it can't ask for. */
const isAskedInside = ({ routes, readinessProbe }: Workload) =>
  routes.length > 0 && readinessProbe?.action.kind === 'exec';

export const probeRows: readonly Row[] = [
  {
    keys: inWorkloads('startupProbe'),
    within: [...TIMES, ...QUESTIONS, 'exec.command'],
    docker: emulated({
      severity: 'info',
      where: inEachWorkload(({ startupProbe }) => placeIf(startupProbe !== undefined, 'startupProbe')),
      by: 'the first run of one HEALTHCHECK, asked by a mounted busybox',
      differs: 'asked once a second, whatever `periodSeconds` says; the time until it fails is the same',
      provenBy: proof('test/docker/healthcheck.test.ts', "keep the probes' times"),
    }),
    kubernetes: native('startupProbe', asKubernetes),
  },
  {
    keys: inWorkloads('readinessProbe'),
    within: [...TIMES, ...QUESTIONS],
    heldBy: proof('test/contract/echo/health.ts', 'a replica that is not ready gets no requests until it is again'),
    docker: emulated({
      severity: 'info',
      where: inEachWorkload(({ readinessProbe }) => placeIf(readinessProbe !== undefined, 'readinessProbe')),
      by:
        'the first run of one HEALTHCHECK, until a replica is ready; then a busybox beside the proxy, which asks each ' +
        'replica at the pace of its probe: one that is not ready gets no requests from outside',
      differs: 'other workloads, which connect to a replica without the proxy, still find it',
      provenBy: proof(
        'test/docker/readiness.test.ts',
        'tells which are ready while one is not, and nothing again once it is',
        'tells when none is ready, and when one is again',
      ),
    }),
    kubernetes: native('readinessProbe', asKubernetes),
  },
  {
    keys: inWorkloads('readinessProbe.exec'),
    within: ['command'],
    docker: emulated({
      severity: 'degraded',
      where: inEachWorkload((workload) => placeIf(isAskedInside(workload), 'readinessProbe.exec')),
      by: 'the first run of one HEALTHCHECK, until a replica is ready',
      differs: 'a command can’t be asked from outside: a replica that stops being ready later still gets requests',
      instead: 'give it an http or tcp probe, or let the livenessProbe fail where a replica cannot recover by itself',
      provenBy: proof(
        'test/docker/readiness.test.ts',
        'is that of workloads with routes and a probe that can be asked from outside',
      ),
    }),
    kubernetes: native('readinessProbe', asKubernetes),
  },
  {
    keys: inWorkloads('livenessProbe'),
    within: [...TIMES, ...QUESTIONS, 'exec.command'],
    heldBy: proof(
      'test/contract/echo/health.ts',
      'a replica whose livenessProbe fails is replaced, and the others answer meanwhile',
    ),
    docker: emulated({
      severity: 'info',
      where: inEachWorkload(({ livenessProbe }) =>
        placeIf(
          livenessProbe !== undefined,
          'livenessProbe',
          `replaced after ${livenessProbe?.failureThreshold} failures, ${livenessProbe?.periodSeconds} s apart`,
        ),
      ),
      by: 'one HEALTHCHECK, once the replica was ready',
      differs: 'a failed one replaces the task; Kubernetes restarts the container in its pod',
      provenBy: proof(
        'test/docker/healthcheck.test.ts',
        'ask for startup, then for readiness, until both were reached, and for liveness from then on',
        'with liveness alone hold nothing back',
      ),
    }),
    kubernetes: native('livenessProbe', asKubernetes),
  },
];
