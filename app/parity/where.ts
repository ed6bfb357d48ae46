import type { Application } from '../model/application.ts';
import type { Container } from '../model/container.ts';
import type { Job } from '../model/job.ts';
import type { Workload } from '../model/workload.ts';

type Holds<T> = (thing: T, application: Application) => boolean;

/** Paths of a key in the workloads for which something holds. */
export const workloadsWhere = (key: string, holds: Holds<Workload>) => (application: Application) =>
  application.workloads.filter((one) => holds(one, application)).map(({ name }) => join('workloads', name, key));

/** Paths of a key in the jobs for which something holds. */
export const jobsWhere = (key: string, holds: Holds<Job>) => (application: Application) =>
  application.jobs.filter((one) => holds(one, application)).map(({ name }) => join('jobs', name, key));

/** Paths of a key in the workloads and jobs for which something holds. */
export const containersWhere = (key: string, holds: Holds<Container>) => (application: Application) => [
  ...workloadsWhere(key, holds)(application),
  ...jobsWhere(key, holds)(application),
];

/** Paths of a key in the volumes for which something holds. */
export const volumesWhere = (key: string, holds: Holds<Application['volumes'][number]>) => (application: Application) =>
  application.volumes.filter((one) => holds(one, application)).map(({ name }) => join('volumes', name, key));

const join = (...keys: readonly string[]) => keys.join('.');
