import type { Probe, Workload } from '../app/model/workload.ts';
import { BUSYBOX, shell } from './busybox.ts';
import { duration } from './duration.ts';
import { secretEnv } from './env.ts';
import { probeCommand } from './probe.ts';
import type { Healthcheck } from './stack.ts';
import { STARTED, startsByScript } from './start-script.ts';

/** How long a replica may take to become ready after its startupProbe, in seconds; longer, and its version has failed. */
const READY_WITHIN = 120;
/** Time between checks where there is nothing to ask, in seconds. */
const IDLE = 300;

// In memory, writable for every user, and new with every container.
const READY = '/dev/shm/fairway-ready';
const FAILED = '/dev/shm/fairway-failed';
const ASKED = '/dev/shm/fairway-asked';

/** No check, not even the one that the image may bring: Kubernetes ignores that one, too. */
export const noHealthcheck: Healthcheck = { test: ['NONE'], interval: '0s', timeout: '0s', retries: 0 };

/**
 * One HEALTHCHECK with the meaning of Kubernetes's three probes.
 *
 * The first check doesn't return before the replica is ready: it waits for the start script, then for startupProbe,
 * then for readinessProbe, and only then does Swarm send requests and end the replica before. From then on each check
 * asks livenessProbe. Swarm replaces the replica when a check has failed `retries` times in a row.
 *
 * The script keeps the probes' times by itself. The engine waits for `interval` before the first check as well, so a
 * longer one would only delay every update.
 *
 * @see https://docs.docker.com/reference/dockerfile/#healthcheck
 */
export function healthcheck(workload: Workload): Healthcheck {
  const { startupProbe, readinessProbe, livenessProbe } = workload;
  const probes = [startupProbe, readinessProbe, livenessProbe].filter((probe) => probe !== undefined);
  if (probes.length === 0 && !startsByScript(workload)) return noHealthcheck;
  const asksByExec = probes.some(({ action }) => action.kind === 'exec');
  const script = [
    ...(asksByExec ? secretEnv(workload) : []),
    `[ ! -e ${FAILED} ] || exit 1`,
    `if [ ! -e ${READY} ]; then`,
    ...(startsByScript(workload) ? [`until [ -e ${STARTED} ]; do ${BUSYBOX} sleep 1; done`] : []),
    ...(startupProbe === undefined ? [] : succeeds('startupProbe', startupProbe, budget(startupProbe))),
    ...(readinessProbe === undefined
      ? []
      : succeeds('readinessProbe', readinessProbe, Math.max(READY_WITHIN, budget(readinessProbe)))),
    `: > ${READY}`,
    'exit 0',
    'fi',
    ...(livenessProbe === undefined ? sleep(IDLE) : staysAlive(livenessProbe)),
  ];
  return {
    test: ['CMD', ...shell(script)],
    interval: duration(1),
    // A limit for what hangs; it also ends the wait for a job that never completes.
    timeout: duration(3600),
    retries: livenessProbe?.failureThreshold ?? 1,
  };
}

/** Asks until the probe succeeds, once a second; after the given time the replica has failed for good. */
function succeeds(name: string, probe: Probe, seconds: number): readonly string[] {
  const now = `$(${BUSYBOX} date +%s)`;
  return [
    ...sleep(probe.initialDelaySeconds),
    `end=$((${now} + ${seconds}))`,
    `until ${probeCommand(probe)}; do`,
    `if [ "${now}" -ge "$end" ]; then echo '${name} did not succeed within ${seconds} s'; : > ${FAILED}; exit 1; fi`,
    `${BUSYBOX} sleep 1`,
    'done',
  ];
}

/** Asks once, at the probe's own pace. */
function staysAlive(probe: Probe): readonly string[] {
  const first =
    probe.initialDelaySeconds === 0
      ? []
      : [`[ -e ${ASKED} ] || { : > ${ASKED}; ${sleep(probe.initialDelaySeconds).join('')}; }`];
  return [...first, ...sleep(probe.periodSeconds - 1), probeCommand(probe)];
}

/** How long Kubernetes would let a probe fail before it acts. */
const budget = ({ periodSeconds, failureThreshold }: Probe) => periodSeconds * failureThreshold;

const sleep = (seconds: number) => (seconds > 0 ? [`${BUSYBOX} sleep ${seconds}`] : []);
