import type { Amount } from '../../../app/advice/amount.ts';
import type { Application } from '../../../app/model/application.ts';
import { byKindAndName, isDeclared, missingStatuses, NOT_DECLARED, UPDATE_FAILED } from '../declared.ts';
import { healthOf } from '../health.ts';
import { versionOf, type WorkloadStatus } from '../workload-status.ts';
import { jobHealth } from './job-health.ts';
import { endsByItself, isOwn, keyOf, replicasOf, type Service } from './service.ts';
import { hasFailed, isCurrent, isRunning, tasksOf, type Task } from './task.ts';
import { updateOf } from './update.ts';

/** What an engine tells of a stack. */
export interface StackState {
  readonly services: readonly Service[];
  readonly tasks: readonly Task[];
  /** What containers use, by their short ids. */
  readonly usage: ReadonlyMap<string, Amount>;
  /** Git commits by reference of an image. */
  readonly revisions: ReadonlyMap<string, string>;
}

/** How every part of an application is on a Docker host: what is declared, and what is there beside. */
export function stackStatus(application: Application, state: StackState): readonly WorkloadStatus[] {
  const statuses = state.services.map((service) => serviceStatus(application, state, service));
  return [...statuses, ...missingStatuses(application, statuses)].sort(byKindAndName);
}

function serviceStatus(application: Application, state: StackState, service: Service): WorkloadStatus {
  const tasks = tasksOf(service, state.tasks);
  const running = tasks.filter(isRunning);
  const image = service.Spec.TaskTemplate.ContainerSpec.Image;
  const isJob = endsByItself(service);
  const common = {
    name: keyOf(service),
    kind: isOwn(service) ? 'target' : isJob ? 'job' : 'workload',
    version: versionOf(image, state.revisions.get(image)),
    restarts: tasks.filter((task) => isCurrent(service, task) && hasFailed(service, task)).length,
    ...usageOf(running, state.usage),
    note: noteOf(application, service),
  } as const;
  if (isJob) {
    const health = jobHealth(service, state.tasks);
    return { ...common, wanted: 0, running: running.length, health, since: tasks[0]?.Status.Timestamp };
  }
  const wanted = replicasOf(service);
  return {
    ...common,
    wanted,
    running: running.length,
    health: healthOf({ wanted, running: running.length, update: updateOf(service) }),
    since: running.map(({ Status }) => Status.Timestamp).sort()[0],
  };
}

function usageOf(running: readonly Task[], usage: StackState['usage']): Partial<Amount> {
  const used = running.flatMap(({ Status }) => {
    const one = usage.get((Status.ContainerStatus?.ContainerID ?? '').slice(0, 12));
    return one === undefined ? [] : [one];
  });
  if (used.length === 0) return {};
  return {
    cpuMillis: used.reduce((sum, { cpuMillis }) => sum + cpuMillis, 0),
    memoryBytes: used.reduce((sum, { memoryBytes }) => sum + memoryBytes, 0),
  };
}

function noteOf(application: Application, service: Service): string | undefined {
  if (!isOwn(service) && !isDeclared(application, keyOf(service))) return NOT_DECLARED;
  return updateOf(service) === 'failed' ? UPDATE_FAILED : undefined;
}
