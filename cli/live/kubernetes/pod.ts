import { conditionOf, type ContainerStatus, type Pod, type Probe } from './objects.ts';

/** What keeps a pod from serving. */
export interface Trouble {
  readonly reason: string;
  /** Whether waiting longer would change nothing, as far as anybody can tell. */
  readonly fatal: boolean;
}

/** Failures that the kubelet repeats for ever, each by the same cause. */
const FATAL = [
  'InvalidImageName',
  'ErrImageNeverPull',
  // Pulled and failed at least twice.
  'ImagePullBackOff',
  'CreateContainerConfigError',
  'CreateContainerError',
  'RunContainerError',
];

/** So often a container is started again before its version counts as one that can't run: it may wait for another. */
const RESTARTS = 3;

/** How long a replica may take to become ready after its startupProbe, in seconds; the same as on Docker. */
const READY_WITHIN = 120;

export const isReady = ({ metadata, status }: Pod) =>
  metadata.deletionTimestamp === undefined && conditionOf(status.conditions, 'Ready')?.status === 'True';

/** What keeps a pod from serving; nothing where it serves, or is on its way there. */
export function troubleOf(pod: Pod, now: Date): Trouble | undefined {
  const { status } = pod;
  if (isReady(pod)) return undefined;
  const containers = [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])];
  const troubles = containers.flatMap((container) => containerTrouble(container) ?? []);
  const worst = troubles.find(({ fatal }) => fatal) ?? lateness(pod, now) ?? troubles[0];
  if (worst !== undefined) return worst;
  const scheduled = conditionOf(status.conditions, 'PodScheduled');
  if (scheduled?.status === 'False') return { reason: `no node for it: ${scheduled.message ?? ''}`, fatal: false };
  if (status.phase === 'Failed') return { reason: status.message ?? status.reason ?? 'failed', fatal: false };
  return undefined;
}

function containerTrouble({ name, state, lastState, restartCount }: ContainerStatus): Trouble | undefined {
  const { waiting } = state;
  const ended = state.terminated ?? lastState?.terminated;
  if (waiting?.reason === 'CrashLoopBackOff' || (ended !== undefined && ended.exitCode !== 0)) {
    const why = ended === undefined ? 'it ended' : `exit code ${ended.exitCode}${detail(ended.reason)}`;
    const times = restartCount === 0 ? '' : `, started ${restartCount + 1} times`;
    return { reason: `${name}: ${why}${times}`, fatal: restartCount >= RESTARTS };
  }
  if (waiting?.reason === undefined || ['ContainerCreating', 'PodInitializing'].includes(waiting.reason)) {
    return undefined;
  }
  const message = waiting.message === undefined ? '' : `: ${waiting.message}`;
  return { reason: `${name}: ${waiting.reason}${message}`, fatal: FATAL.includes(waiting.reason) };
}

/** `Error` says no more than the exit code; `OOMKilled` does. */
const detail = (reason: string | undefined) => (reason === undefined || reason === 'Error' ? '' : ` (${reason})`);

/** A pod whose program runs, and that has had its time to become ready. */
function lateness({ spec, status }: Pod, now: Date): Trouble | undefined {
  const initialized = conditionOf(status.conditions, 'Initialized');
  if (initialized?.status !== 'True' || initialized.lastTransitionTime === undefined) return undefined;
  const [main] = spec.containers;
  if (main?.readinessProbe === undefined && main?.startupProbe === undefined) return undefined;
  const budget = budgetOf(main.startupProbe) + Math.max(READY_WITHIN, budgetOf(main.readinessProbe));
  const seconds = (now.getTime() - Date.parse(initialized.lastTransitionTime)) / 1000;
  return seconds > budget ? { reason: `not ready within ${budget} s`, fatal: true } : undefined;
}

function budgetOf(probe: Probe | undefined): number {
  if (probe === undefined) return 0;
  const { initialDelaySeconds = 0, periodSeconds = 10, failureThreshold = 3 } = probe;
  return initialDelaySeconds + periodSeconds * failureThreshold;
}
