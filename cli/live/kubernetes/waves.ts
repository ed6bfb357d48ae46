import type { Application } from '../../../app/model/application.ts';
import type { Job } from '../../../app/model/job.ts';
import type { ManifestGroup } from '../../../charts/manifest.ts';

/** Files that are applied at once, and the jobs that must have completed before the next ones are. */
export interface Wave {
  /** Names of groups: files without their suffix. */
  readonly groups: readonly string[];
  readonly jobs: readonly string[];
}

/**
 * The order of a deploy: jobs that run before it come as early as what they depend on lets them, and everything else
 * waits until they have completed. A database that a migration needs comes before the migration, its clients after.
 */
export function waves(application: Application, groups: readonly ManifestGroup[]): readonly Wave[] {
  const shared = groups.filter(({ container }) => container === undefined).map(({ name }) => name);
  const gates = application.jobs.filter(({ schedule }) => schedule === undefined);
  const ordered: Wave[] = [];
  const applied = new Set<string>();
  const take = (names: readonly string[]) => {
    const fresh = groups.filter(({ container }) => container && names.includes(container.name));
    const groupNames = fresh.filter(({ name }) => !applied.has(name)).map(({ name }) => name);
    groupNames.forEach((name) => applied.add(name));
    return groupNames;
  };
  for (const jobs of levels(application, gates)) {
    const names = jobs.flatMap((job) => [...needs(application, job.name), job.name]);
    const base = ordered.length === 0 ? shared : [];
    ordered.push({ groups: [...base, ...take(names)], jobs: jobs.map(({ name }) => name) });
  }
  const rest = take([...application.workloads, ...application.jobs].map(({ name }) => name));
  return [...ordered, { groups: ordered.length === 0 ? [...shared, ...rest] : rest, jobs: [] }];
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
