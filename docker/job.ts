import type { Application } from '../app/model/application.ts';
import type { Job } from '../app/model/job.ts';
import { busyboxMount } from './busybox.ts';
import { container } from './container.ts';
import { doneMount } from './done.ts';
import { duration } from './duration.ts';
import { scheduleLabels } from './schedule.ts';
import { service } from './service.ts';
import type { Service } from './stack.ts';
import { recreate } from './update.ts';

/**
 * The Swarm service of a job: one task that ends. The swarm runs it again when its service changes, after a failure up
 * to `retries` times; a job with a schedule has no task until the scheduler gives it one.
 *
 * A task that ends counts as a failed update, whatever its exit code: so a job's update is never rolled back.
 */
export function jobService(application: Application, job: Job): Service {
  const common = container(application, job);
  const { schedule, retries } = job;
  const restartPolicy = { delay: duration(5), maxAttempts: retries, window: duration(0) };
  const when: Pick<Service, 'replicas' | 'labels' | 'restartPolicy'> =
    schedule === undefined
      ? { replicas: 1, labels: {}, restartPolicy: { ...restartPolicy, condition: retries > 0 ? 'on-failure' : 'none' } }
      : { replicas: 0, labels: scheduleLabels(schedule), restartPolicy: { ...restartPolicy, condition: 'none' } };
  return service(application, {
    ...common,
    ...when,
    mounts: [...common.mounts, busyboxMount, { ...doneMount, readOnly: false }],
    updateConfig: { ...recreate, failureAction: 'continue' },
  });
}
