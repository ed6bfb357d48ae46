import type { Issue } from '../errors/issue.ts';
import { INTERNET } from '../model/references.ts';
import { containersWithPaths, repetitions, type Check } from './check.ts';

/** Names that the targets give to objects of their own. */
const RESERVED: Readonly<Record<string, string>> = {
  [INTERNET]: 'connectsTo uses it for everything outside',
  proxy: 'the proxy in front of the routes has it',
  'proxy-config': "the proxy's configuration has it",
  tools: 'the helper for probes and start scripts has it',
  scheduler: 'the starter of scheduled jobs has it',
  kubernetes: "the cluster's API has it",
  default: "the cluster's own service account has it",
};

/** Workloads and jobs share one set of names, in which some are taken. */
export const uniqueNames: Check = (application): readonly Issue[] => {
  const all = containersWithPaths(application);
  return [
    ...all
      .filter(({ name }) => Object.hasOwn(RESERVED, name))
      .map(({ name, path }) => ({
        path: [...path],
        message: `expected another name, got "${name}": ${RESERVED[name]}`,
      })),
    ...repetitions(all, ({ name }) => name).map(({ item }) => ({
      path: [...item.path],
      message: `expected a name of its own, got "${item.name}", which a workload has already`,
    })),
  ];
};
