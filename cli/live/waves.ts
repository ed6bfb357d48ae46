import type { Application } from '../../app/model/application.ts';
import type { Job } from '../../app/model/job.ts';

/** Parts that are deployed at once, and the jobs that must have completed before the next ones are. */
export interface Wave {
  /** Names of workloads and jobs. */
  readonly names: readonly string[];
  /** Those of the jobs that are awaited; none in the last wave. */
  readonly jobs: readonly string[];
}

/**
 * The order of a deploy: jobs that run before it come as early as what they depend on lets them, and everything else
 * waits until they have completed. A database that a migration needs comes before the migration, its clients after.
 */
export function waves(application: Application): readonly Wave[] {
  const gates = application.jobs.filter(({ schedule }) => schedule === undefined);
  const taken = new Set<string>();
  const take = (names: readonly string[]) => {
    const fresh = [...new Set(names)].filter((name) => !taken.has(name));
    fresh.forEach((name) => taken.add(name));
    return fresh;
  };
  const ordered = levels(application, gates).map((jobs) => ({
    names: take(jobs.flatMap((job) => [...needs(application, job.name), job.name])),
    jobs: jobs.map(({ name }) => name),
  }));
  const all = [...application.workloads, ...application.jobs].map(({ name }) => name);
  return [...ordered, { names: take(all), jobs: [] }];
}

/** Jobs that may run at the same time, after those that they depend on. */
function levels(application: Application, jobs: readonly Job[]): readonly (readonly Job[])[] {
  if (jobs.length === 0) return [];
  const waits = (job: Job) => jobs.some(({ name }) => name !== job.name && needs(application, job.name).includes(name));
  return [jobs.filter((job) => !waits(job)), ...levels(application, jobs.filter(waits))];
}

/** Everything that a workload or job depends on, directly or not. */
function needs(application: Application, name: string, seen: readonly string[] = []): readonly string[] {
  const container = [...application.workloads, ...application.jobs].find((one) => one.name === name);
  const direct = container!.dependsOn.map((dependency) => dependency.name).filter((other) => !seen.includes(other));
  const deeper = direct.flatMap((other) => needs(application, other, [...seen, ...direct]));
  return [...new Set([...deeper, ...direct])];
}
