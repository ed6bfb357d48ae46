import { reasonOf, telling } from './reason.ts';
import { keyOf, versionKey, type Service } from './service.ts';
import { hasEnded, hasFailed, isRunning, tasksOf, type Task } from './task.ts';

/** A task that says why its service doesn't run as it should. */
export interface FailedTask {
  readonly service: Service;
  readonly task: Task;
  readonly reason: string;
}

/** As many tasks of a service are enough to see why it fails. */
const SHOWN = 2;

/** The tasks that tell the most about a service's failure: those of the version that failed last; else the newest that can't start. */
export function failedTasks(service: Service, all: readonly Task[]): readonly FailedTask[] {
  const tasks = tasksOf(service, all);
  const allFailed = tasks.filter((task) => hasFailed(service, task));
  const [newest] = allFailed;
  const failed = telling(allFailed.filter((task) => versionKey(task.Spec) === versionKey(newest!.Spec)));
  const waiting = tasks.filter((task) => !hasEnded(task) && !isRunning(task)).slice(0, 1);
  const unlike = distinct(failed, reasonOf).slice(0, SHOWN);
  return (unlike.length > 0 ? unlike : waiting).map((task) => ({ service, task, reason: reasonOf(task) }));
}

/** How a person finds the task: `web.2`, and its id. */
export const taskName = ({ service, task }: FailedTask) =>
  `task ${keyOf(service)}.${task.Slot ?? 1} ${task.ID.slice(0, 12)}`;

function distinct<T>(items: readonly T[], key: (item: T) => string): readonly T[] {
  return [...Map.groupBy(items, key).values()].map(([first]) => first!);
}
