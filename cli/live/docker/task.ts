import { endsByItself, versionKey, type Service, type TaskTemplate } from './service.ts';

/** The part of `docker inspect --type task` that is read here. */
export interface Task {
  readonly ID: string;
  readonly ServiceID: string;
  readonly Slot?: number;
  readonly CreatedAt: string;
  readonly Spec: TaskTemplate;
  readonly DesiredState: string;
  readonly Status: {
    readonly Timestamp: string;
    readonly State: string;
    /** Why it ended, or can't start. */
    readonly Err?: string;
    readonly Message?: string;
    readonly ContainerStatus?: { readonly ContainerID?: string; readonly ExitCode?: number };
  };
}

/** States in which a task has ended by itself, or never began; `shutdown` is an end that the swarm wanted. */
const FAILED = ['failed', 'rejected', 'orphaned'];
const ENDED = [...FAILED, 'complete', 'shutdown', 'remove'];

/** The tasks of a service, the newest first. */
export const tasksOf = ({ ID }: Service, tasks: readonly Task[]): readonly Task[] =>
  tasks.filter(({ ServiceID }) => ServiceID === ID).sort((a, b) => (a.CreatedAt < b.CreatedAt ? 1 : -1));

/** Whether a task is of the version that its service is to run. */
export const isCurrent = ({ Spec }: Service, task: Task) => versionKey(task.Spec) === versionKey(Spec.TaskTemplate);

/** Whether it runs: with a health check, that means that it was healthy. */
export const isRunning = ({ DesiredState, Status }: Task) => DesiredState === 'running' && Status.State === 'running';

/**
 * Whether it failed. One that is to run all the time has failed, too, where it ended well: an unhealthy program may leave
 * in order when it is told to.
 */
export const hasFailed = (service: Service, { Status }: Task) =>
  FAILED.includes(Status.State) || (Status.State === 'complete' && !endsByItself(service));

export const hasEnded = ({ Status }: Task) => ENDED.includes(Status.State);
