import type { Issue } from '../app/errors/issue.ts';
import type { Application } from '../app/model/application.ts';
import type { Job } from '../app/model/job.ts';
import type { Workload } from '../app/model/workload.ts';
import { acmeAuthority } from './certificates.ts';
import { programOf, startsByScript } from './start-script.ts';

/** What this target needs to know or can't do, where leaving it out would make something else of the application. */
export function issuesOf(application: Application): readonly Issue[] {
  return [
    ...application.workloads.flatMap((workload) => containerIssues(['workloads', workload.name], workload)),
    ...application.jobs.flatMap((job) => containerIssues(['jobs', job.name], job)),
    ...authorityIssues(application),
  ];
}

function containerIssues(path: Issue['path'], container: Workload | Job): readonly Issue[] {
  const folders = container.volumes.flatMap(({ volume, subPath }): readonly Issue[] => {
    if (subPath === undefined) return [];
    const message = 'expected none, since a stack file can only mount a whole volume; declare a volume of its own';
    return [{ path: [...path, 'volumes', volume, 'subPath'], message }];
  });
  if (!startsByScript(container) || programOf(container) !== undefined) return folders;
  const message =
    'expected the program that the image starts: on Docker a start script runs it, because of a variable with a ' +
    'secret, a dependency that is waited for, or the end of a job; state it, or build the image first';
  return [...folders, { path: [...path, 'command'], message }];
}

function authorityIssues(application: Application): readonly Issue[] {
  const authority = acmeAuthority(application);
  if (authority === undefined || application.configs.some(({ name }) => name === authority.source)) return [];
  return [{ path: ['tls', 'acme', 'caFile'], message: `expected a declared config, got "${authority.source}"` }];
}
