import type { Job } from '../app/model/job.ts';
import { BUSYBOX } from './busybox.ts';

/** Time between two attempts, in seconds. */
const PAUSE = 5;

const now = `$(${BUSYBOX} date +%s)`;

/** Exists for a moment after a job has failed for good. */
const failedFile = (done: string) => `${done}.failed`;

/**
 * Runs a job until it succeeds, up to `retries` further times and for `timeoutSeconds` in all, and tells its end by a
 * file. SIGTERM is passed on.
 *
 * The swarm starts a task again that ended with a failure, without a limit: the engine may have been restarted, or the
 * tools weren't there yet. So the task after a final failure takes note of it, and ends well.
 */
export function runJob({ schedule, retries, timeoutSeconds, stopGracePeriodSeconds }: Job, done: string) {
  const failed = failedFile(done);
  const gates = schedule === undefined;
  return [
    ...(gates ? [`if [ -e ${failed} ]; then ${BUSYBOX} rm ${failed}; echo 'failed before' >&2; exit 0; fi`] : []),
    `end=$((${now} + ${timeoutSeconds})); attempt=0`,
    "trap 'kill -TERM $job; wait $job; exit $?' TERM",
    `until [ $attempt -gt ${retries} ] || [ ${now} -ge $end ]; do`,
    `${BUSYBOX} timeout -k ${stopGracePeriodSeconds} $((end - ${now})) "$@" & job=$!`,
    `if wait $job; then ${gates ? `: > ${done}; ` : ''}exit 0; fi`,
    'attempt=$((attempt + 1))',
    `${BUSYBOX} sleep ${PAUSE}`,
    'done',
    ...(gates ? [`: > ${failed}`] : []),
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
