import type { Target } from '../model/target.ts';
import type { Probe, Workload } from '../model/workload.ts';

/** Making a container, on either target. */
const CONTAINER_SECONDS = 1;
/** The engine waits so long before it checks a new task for the first time. */
const FIRST_CHECK_SECONDS = 1;
/** How long a task of the Swarm may take to become ready; longer, and its version has failed. */
const READY_WITHIN_SECONDS = 120;

/** For how long nobody answers while the one replica of a workload is replaced, in seconds. */
export interface Pause {
  /** If the old replica ends, and the new one is ready, at once. */
  readonly least: number;
  /** The old replica is killed if it hasn't ended by then. */
  readonly stop: number;
  /** The new replica has failed if it isn't ready by then; `undefined` where nothing sets an end. */
  readonly start: number | undefined;
}

/** Whether the update of a workload has a moment without any replica, publishing ports aside. */
export function pauses({ update, scale }: Workload): boolean {
  if (scale.replicas === 0) return false;
  return update.strategy === 'recreate' || (update.maxSurge === 0 && scale.replicas <= update.maxUnavailable);
}

/** The pause of a stop-first update. */
export function pauseOf(workload: Workload, target: Target): Pause {
  const { startupProbe, readinessProbe, stopGracePeriodSeconds, network } = workload;
  const delays = (startupProbe?.initialDelaySeconds ?? 0) + (readinessProbe?.initialDelaySeconds ?? 0);
  if (target === 'docker') {
    const checked = startupProbe !== undefined || readinessProbe !== undefined;
    const startup = startupProbe === undefined ? 0 : patience(startupProbe);
    const readiness = readinessProbe === undefined ? 0 : Math.max(READY_WITHIN_SECONDS, patience(readinessProbe));
    // In the host's network it answers as soon as it listens, checked or not.
    const awaited = checked && network !== 'host' ? FIRST_CHECK_SECONDS + delays : 0;
    return {
      least: CONTAINER_SECONDS + awaited,
      stop: stopGracePeriodSeconds,
      start: checked ? delays + startup + readiness : undefined,
    };
  }
  return {
    least: CONTAINER_SECONDS + delays,
    stop: stopGracePeriodSeconds,
    // A pod that isn't ready is waited for; only a failed startupProbe restarts it.
    start: startupProbe && startupProbe.initialDelaySeconds + patience(startupProbe),
  };
}

/** A pause in words: `2 s if it ends and starts at once; at most 60 s to end, then at most 240 s to become ready`. */
export function describePause({ least, stop, start }: Pause): string {
  const end =
    start === undefined ? 'its own time to start, which no probe limits' : `at most ${start} s to become ready`;
  return `${least} s if it ends and starts at once; at most ${stop} s to end, then ${end}`;
}

const patience = ({ periodSeconds, failureThreshold }: Probe) => periodSeconds * failureThreshold;
