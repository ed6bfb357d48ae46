import type { Application } from '../../../app/model/application.ts';
import { deployJob } from '../../../charts/job.ts';
import { conditionOf, ownerName, type ClusterObjects, type Job } from './objects.ts';
import { isOwnedBy } from './revision.ts';

/** Names of the Jobs that the application declares: another version of a job has another one. */
const declaredNames = (application: Application): ReadonlySet<string> =>
  new Set(
    application.jobs
      .filter(({ schedule }) => schedule === undefined)
      .map((job) => deployJob(application, job).metadata!.name!),
  );

/**
 * Of each job without a schedule the run that tells how it is: the one that the application declares, else the newest.
 * After a return to an earlier version that one needn't run again, and a newer run of another version stays beside it.
 */
export function presentRuns(application: Application, { jobs, cronJobs }: ClusterObjects): readonly Job[] {
  const declared = declaredNames(application);
  const own = jobs.filter(({ metadata }) => !cronJobs.some((cron) => isOwnedBy(metadata, cron.metadata)));
  return [...Map.groupBy(own, ownerName).values()].map(
    (runs) => runs.find(({ metadata }) => declared.has(metadata.name)) ?? newestRun(runs)!,
  );
}

/** The declared runs that have failed for good: an apply finds them unchanged, and runs nothing. */
export function failedRuns(application: Application, jobs: readonly Job[]): readonly Job[] {
  const declared = declaredNames(application);
  return jobs.filter((job) => declared.has(job.metadata.name) && endOf(job) === 'failed');
}

export const newestRun = (runs: readonly Job[]): Job | undefined =>
  runs.toSorted((a, b) => (a.metadata.creationTimestamp < b.metadata.creationTimestamp ? 1 : -1))[0];

/** How a run has ended, or that it hasn't. */
export function endOf({ status }: Job): 'running' | 'completed' | 'failed' {
  if (conditionOf(status?.conditions, 'Complete')?.status === 'True') return 'completed';
  return conditionOf(status?.conditions, 'Failed')?.status === 'True' ? 'failed' : 'running';
}
