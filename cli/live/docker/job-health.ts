import { endsByItself, isScheduled, replicasOf, type Service } from './service.ts';
import { hasEnded, hasFailed, isCurrent, tasksOf, type Task } from './task.ts';

/** How a job is: by the tasks of its present version, where it runs before a deploy. */
export function jobHealth(service: Service, all: readonly Task[]): 'running' | 'completed' | 'failed' | 'scheduled' {
  if (replicasOf(service) === 0 || isScheduled(service)) {
    const [last] = tasksOf(service, all);
    if (last === undefined) return 'scheduled';
    if (!hasEnded(last)) return 'running';
    return hasFailed(service, last) ? 'failed' : 'scheduled';
  }
  const [last, before] = runsOf(service, all);
  if (last === undefined) return 'running';
  if (!hasEnded(last)) return hasGivenUp(service, before) ? 'failed' : 'running';
  return hasFailed(service, last) || hasGivenUp(service, before) ? 'failed' : 'completed';
}

/** Whether a job before a deploy has failed, and nothing will start it again. */
export function hasFailedForGood(service: Service, all: readonly Task[]): boolean {
  if (!isGate(service)) return false;
  const [last, before] = runsOf(service, all);
  return last !== undefined && hasEnded(last) && !hasFailed(service, last) && hasGivenUp(service, before);
}

/** Whether a job has given up, and the task that takes note of it has yet to end: a new run would be taken for that task. */
export function isTakingNote(service: Service, all: readonly Task[]): boolean {
  if (!isGate(service)) return false;
  const [last, before] = runsOf(service, all);
  return last !== undefined && hasGivenUp(service, hasEnded(last) ? last : before);
}

/** Whether it is a job that runs before a deploy. */
const isGate = (service: Service) => endsByItself(service) && !isScheduled(service) && replicasOf(service) > 0;

const runsOf = (service: Service, all: readonly Task[]) =>
  tasksOf(service, all).filter((task) => isCurrent(service, task));

/**
 * Whether a job's script has given up: it ends with 1. The swarm starts it once more, and that task only takes note of
 * the failure, and ends well. Any other end is one of the engine or of a person, after which the job begins anew.
 */
function hasGivenUp(service: Service, task: Task | undefined): boolean {
  return task !== undefined && hasFailed(service, task) && task.Status.ContainerStatus?.ExitCode === 1;
}
