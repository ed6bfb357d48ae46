import type { Application } from '../app/model/application.ts';
import type { Job } from '../app/model/job.ts';
import { busyboxMount } from './busybox.ts';
import { container } from './container.ts';
import { doneFiles, doneMount } from './done.ts';
import { duration } from './duration.ts';
import { scheduleLabels } from './schedule.ts';
import { service } from './service.ts';
import type { Service } from './stack.ts';
import { recreate } from './update.ts';

/**
 * The Swarm service of a job: one task that ends. The swarm runs it again when its service changes; a job with a
 * schedule has no task until the scheduler gives it one. Its own script tries it again after a failure.
 *
 * A task that ends counts as a failed update, whatever its exit code: so a job's update is never rolled back.
 */
export function jobService(application: Application, job: Job): Service {
  const common = container(application, job);
  const { schedule } = job;
  const waits = doneFiles(application, job).length > 0;
  return service(application, {
    ...common,
    replicas: schedule === undefined ? 1 : 0,
    labels: schedule === undefined ? {} : scheduleLabels(schedule),
    restartPolicy: {
      condition: schedule === undefined ? 'on-failure' : 'none',
      delay: duration(5),
      maxAttempts: 0,
      window: duration(0),
    },
    mounts: [
      ...common.mounts,
      busyboxMount,
      ...(schedule === undefined ? [{ ...doneMount, readOnly: false }] : waits ? [doneMount] : []),
    ],
    updateConfig: { ...recreate, failureAction: 'continue' },
  });
}
