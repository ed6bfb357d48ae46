import type { Issue } from '../app/errors/issue.ts';
import type { Application } from '../app/model/application.ts';
import type { Job } from '../app/model/job.ts';
import type { Workload } from '../app/model/workload.ts';
import { hostNetworkIssues } from './host-network.ts';
import { programOf, startsByScript } from './start-script.ts';

/** What this target needs to know or can't do, where leaving it out would make something else of the application. */
export function issuesOf(application: Application): readonly Issue[] {
  return [
    ...application.workloads.flatMap((workload) => containerIssues(['workloads', workload.name], workload)),
    ...application.jobs.flatMap((job) => containerIssues(['jobs', job.name], job)),
    ...hostNetworkIssues(application),
  ];
}

function containerIssues(path: Issue['path'], container: Workload | Job): readonly Issue[] {
  if (!startsByScript(container) || programOf(container) !== undefined) return [];
  const message =
    'expected the program that the image starts: on Docker a start script runs it, because of a variable with a ' +
    'secret, a dependency that is waited for, or the end of a job; state it, or let `npx fairway build` look it up';
  return [{ path: [...path, 'command'], message }];
}
