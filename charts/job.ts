import type { k8s } from 'cdk8s-plus-27';
import type { Application } from '../app/model/application.ts';
import type { Job } from '../app/model/job.ts';
import { contentHash } from '../app/model/content-hash.ts';
import { containerMetadata, versionLabel } from './metadata.ts';
import { jobPod } from './pod.ts';

/**
 * A job that runs before a deploy. A Job can't be changed, so another version is another object; one that has run
 * stays, and with it the knowledge that it needn't run again.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/
 */
export function deployJob(application: Application, job: Job): k8s.KubeJobProps {
  const spec = jobSpec(application, job);
  const own = { name: `${job.name}-${contentHash(spec)}`, labels: versionLabel(job) };
  return { metadata: containerMetadata(application, job, own), spec };
}

/**
 * A job that runs on a schedule.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
 */
export function cronJob(
  application: Application,
  job: Job,
  schedule: NonNullable<Job['schedule']>,
): k8s.KubeCronJobProps {
  const metadata = containerMetadata(application, job, { labels: versionLabel(job) });
  return {
    metadata,
    spec: {
      schedule: schedule.cron,
      timeZone: schedule.timeZone,
      concurrencyPolicy: schedule.overlap === 'forbid' ? 'Forbid' : 'Allow',
      startingDeadlineSeconds: 300,
      successfulJobsHistoryLimit: 3,
      failedJobsHistoryLimit: 3,
      jobTemplate: { metadata: { labels: metadata.labels }, spec: jobSpec(application, job) },
    },
  };
}

function jobSpec(application: Application, job: Job): k8s.JobSpec {
  return {
    backoffLimit: job.retries,
    activeDeadlineSeconds: job.timeoutSeconds,
    template: jobPod(application, job),
  };
}
