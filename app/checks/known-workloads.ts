import type { Issue } from '../errors/issue.ts';
import { didYouMeanOneOf } from '../errors/suggest.ts';
import { INTERNET, referencesIn, urlsIn } from '../model/references.ts';
import { containersWithPaths, type Check } from './check.ts';

/** Each workload that is named anywhere exists. */
export const knownWorkloads: Check = (application) => {
  const names = Object.keys(application.workloads);
  const jobs = Object.keys(application.jobs);
  const unknown = (path: Issue['path'], name: string, others: readonly string[] = []): readonly Issue[] => {
    if (Object.hasOwn(application.workloads, name) || others.includes(name)) return [];
    const isJob = Object.hasOwn(application.jobs, name)
      ? ', which is a job: nothing can connect to it'
      : didYouMeanOneOf(name, [...names, ...others]);
    return [{ path, message: `expected a workload, got "${name}"${isJob}` }];
  };
  return containersWithPaths(application).flatMap(({ container, path }) => [
    ...container.connectsTo.flatMap((name, index) => unknown([...path, 'connectsTo', index], name, [INTERNET])),
    ...referencesIn(container.env).flatMap(({ variable, workload }) => unknown([...path, 'env', variable], workload)),
    ...urlsIn(container.env).flatMap(({ variable, workload }) => unknown([...path, 'env', variable], workload)),
    ...Object.keys(container.dependsOn).flatMap((name) => unknown([...path, 'dependsOn', name], name, jobs)),
    ...(['near', 'apartFrom'] as const).flatMap((key) =>
      container.placement[key].flatMap((name, index) => unknown([...path, 'placement', key, index], name)),
    ),
  ]);
};
