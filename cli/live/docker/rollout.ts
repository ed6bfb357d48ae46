import { servingText, type Rollout } from '../rollout.ts';
import { hasFailedForGood, jobHealth } from './job-health.ts';
import { reasonOf, telling } from './reason.ts';
import { endsByItself, isScheduled, isTools, keyOf, replicasOf, type Service } from './service.ts';
import { hasFailed, isCurrent, isRunning, tasksOf, type Task } from './task.ts';
import { updateOf } from './update.ts';

/** So often a task of a new service may fail before the service counts as one that can't run: it may wait for another. */
const FAILURES = 3;

// Before and after every time that an engine writes.
const ALWAYS = '';
const NEVER = '~';

/** How far each service is on its way to the version that it was given last. */
export function stackRollouts(services: readonly Service[], tasks: readonly Task[]): readonly Rollout[] {
  const prepared = preparedAt(services, tasks);
  return services.map((service) => {
    const own = tasksOf(service, tasks);
    return endsByItself(service)
      ? jobRollout(service, tasks)
      : serviceRollout(service, own, isTools(service) ? ALWAYS : prepared);
  });
}

/** A job has failed only when that is noted: until then the swarm has yet to start a task of it. */
function jobRollout(service: Service, tasks: readonly Task[]): Rollout {
  const name = keyOf(service);
  if (isScheduled(service) || replicasOf(service) === 0) return { name, state: 'done', text: 'job scheduled' };
  const health = jobHealth(service, tasks);
  const end = health === 'completed' ? 'done' : 'running';
  return { name, state: hasFailedForGood(service, tasks) ? 'failed' : end, text: `job ${health}` };
}

function serviceRollout(service: Service, own: readonly Task[], prepared: string): Rollout {
  const name = keyOf(service);
  const wanted = replicasOf(service);
  const current = own.filter((task) => isCurrent(service, task));
  const running = current.filter(isRunning).length;
  const failed = current.filter((task) => hasFailed(service, task) && task.CreatedAt > prepared);
  const text = servingText(running, wanted, failed[0] && reasonOf(failed[0]));
  const update = updateOf(service);
  const isAutomatic = service.PreviousSpec === undefined;
  switch (service.UpdateStatus?.State) {
    case 'rollback_started':
      return { name, state: 'running', text: isAutomatic ? 'the new version failed; rolling back' : text };
    case 'rollback_completed':
    case 'rollback_paused':
    case 'paused':
      if (update !== 'failed') break;
      return { name, state: 'failed', text: failedText(service, own) };
    case 'updating':
      return { name, state: 'running', text };
    case 'completed':
    case undefined:
  }
  if (running >= wanted) return { name, state: 'done', text };
  const isHopeless = failed.length >= FAILURES || failed.some(({ Status }) => /unhealthy/.test(Status.Err ?? ''));
  return { name, state: isHopeless ? 'failed' : 'running', text };
}

function failedText(service: Service, own: readonly Task[]): string {
  const failed = telling(own.filter((task) => hasFailed(service, task)));
  const cause = failed.find((task) => !isCurrent(service, task)) ?? failed[0];
  const end = service.UpdateStatus?.State === 'rollback_completed' ? 'rolled back' : 'stopped half-way';
  return `the new version failed and was ${end}${cause === undefined ? '' : `: ${reasonOf(cause)}`}`;
}

/** When the tools were there: what fails for want of them is started again, and fails no more. */
function preparedAt(services: readonly Service[], tasks: readonly Task[]): string {
  const tools = services.find(isTools);
  const running = tools && tasksOf(tools, tasks).find(isRunning);
  return running?.Status.Timestamp ?? NEVER;
}
