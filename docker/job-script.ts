import type { Job } from '../app/model/job.ts';
import { BUSYBOX } from './busybox.ts';

/** Time between two attempts, in seconds. */
const PAUSE = 5;

const now = `$(${BUSYBOX} date +%s)`;

/** Exists from a job's final failure until its next run. */
const failedFile = (done: string) => `${done}.failed`;

/** Tells the task that the swarm starts after a final failure to end. */
const overFile = (done: string) => `${done}.over`;

/**
 * Begins a run: forgets how the last one ended, before anything is waited for.
 *
 * The swarm starts a task again that ended with a failure, without a limit: the engine may have been restarted, or the
 * tools weren't there yet. So the task after a final failure takes note of it, and ends well.
 */
export function beginJob({ schedule }: Job, done: string): readonly string[] {
  if (schedule !== undefined) return [];
  const over = overFile(done);
  return [
    `if [ -e ${over} ]; then ${BUSYBOX} rm -f ${over}; echo 'failed before' >&2; exit 0; fi`,
    `${BUSYBOX} rm -f ${done} ${failedFile(done)}`,
  ];
}

/**
 * Runs a job until it succeeds, up to `retries` further times and for `timeoutSeconds` in all, and tells its end by a
 * file. SIGTERM is passed on.
 */
export function runJob({ schedule, retries, timeoutSeconds, stopGracePeriodSeconds }: Job, done: string) {
  const gates = schedule === undefined;
  return [
    `end=$((${now} + ${timeoutSeconds})); attempt=0`,
    "trap 'kill -TERM $job; wait $job; exit $?' TERM",
    `until [ $attempt -gt ${retries} ] || { left=$((end - ${now})); [ $left -le 0 ]; }; do`,
    `${BUSYBOX} timeout -k ${stopGracePeriodSeconds} $left "$@" & job=$!`,
    `if wait $job; then ${gates ? `: > ${done}; ` : ''}exit 0; fi`,
    'attempt=$((attempt + 1))',
    `${BUSYBOX} sleep ${PAUSE}`,
    'done',
    ...(gates ? [`: > ${failedFile(done)}; : > ${overFile(done)}`] : []),
    'exit 1',
  ];
}

/** Waits until a job has completed; fails where it has failed, so that an update is rolled back. */
export function waitForJob(done: string): readonly string[] {
  return [
    `echo 'waiting for ${done}' >&2`,
    `until [ -e ${done} ]; do`,
    `if [ -e ${failedFile(done)} ]; then echo 'the job failed' >&2; exit 1; fi`,
    `${BUSYBOX} sleep 1`,
    'done',
  ];
}
