import { replicasOf, type Service } from './service.ts';
import { hasEnded, hasFailed, isCurrent, tasksOf, type Task } from './task.ts';

/** How a job is: by the tasks of its present version, where it runs before a deploy. */
export function jobHealth(service: Service, all: readonly Task[]): 'running' | 'completed' | 'failed' | 'scheduled' {
  const isScheduled = replicasOf(service) === 0 || service.Spec.Labels?.['swarm.cronjob.enable'] === 'true';
  const tasks = tasksOf(service, all).filter((task) => isScheduled || isCurrent(service, task));
  const [last, before] = tasks;
  if (last === undefined) return isScheduled ? 'scheduled' : 'running';
  if (!hasEnded(last)) return isRetryOfSwarm(service, before) ? 'failed' : 'running';
  if (isScheduled) return hasFailed(service, last) ? 'failed' : 'scheduled';
  return hasFailed(service, last) || isRetryOfSwarm(service, before) ? 'failed' : 'completed';
}

/**
 * Whether a job's script has given up: it ends with 1. The swarm starts it once more, and that task only takes note of
 * the failure, and ends well. Any other end is one of the engine or of a person, after which the job begins anew.
 */
function isRetryOfSwarm(service: Service, before: Task | undefined): boolean {
  return before !== undefined && hasFailed(service, before) && before.Status.ContainerStatus?.ExitCode === 1;
}
