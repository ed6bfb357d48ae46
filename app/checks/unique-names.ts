import type { Issue } from '../errors/issue.ts';
import { INTERNET } from '../model/references.ts';
import { containersWithPaths, repetitions, type Check } from './check.ts';

/** Names that the targets give to objects of their own. */
const RESERVED: Readonly<Record<string, string>> = {
  [INTERNET]: 'connectsTo uses it for everything outside',
  kubernetes: "the cluster's API has it",
  default: "the cluster's own service account has it",
};

/** How the names of containers begin that the targets put beside those of workloads and jobs. */
const RESERVED_BEGINNINGS = ['fairway-', 'wait-for-'];

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
    ...all.flatMap(({ name, path }) =>
      RESERVED_BEGINNINGS.filter((beginning) => name.startsWith(beginning)).map((beginning) => ({
        path: [...path],
        message: `expected another name, got "${name}": Fairway's own containers have names that begin with ${beginning}`,
      })),
    ),
    ...repetitions(all, ({ name }) => name).map(({ item }) => ({
      path: [...item.path],
      message: `expected a name of its own, got "${item.name}", which a workload has already`,
    })),
  ];
};
