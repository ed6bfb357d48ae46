import type { Issue } from '../errors/issue.ts';
import type { ParsedContainer } from '../model/images.ts';
import type { ParsedApplication } from '../schema/application.ts';

/** One rule that no single key can hold. Pure; gives every place where it is broken. */
export type Check = (application: ParsedApplication) => readonly Issue[];

/** Every workload and job, with the path under which it was written. */
export function containersWithPaths(application: ParsedApplication) {
  return (['workloads', 'jobs'] as const).flatMap((kind) =>
    Object.entries<ParsedContainer>(application[kind]).map(([name, container]) => ({
      name,
      kind,
      container,
      path: [kind, name] as const,
    })),
  );
}

/** Every workload, with its path. */
export function workloadsWithPaths(application: ParsedApplication) {
  return Object.entries(application.workloads).map(([name, workload]) => ({
    name,
    workload,
    path: ['workloads', name] as const,
  }));
}

/** Every public HTTP address: routes and redirects, with their paths. */
export function addressesWithPaths(application: ParsedApplication) {
  const routes = workloadsWithPaths(application).flatMap(({ workload, path }) =>
    Object.entries(workload.routes).map(([name, route]) => ({ ...route, at: [...path, 'routes', name] })),
  );
  const redirects = Object.entries(application.redirects).map(([name, redirect]) => ({
    ...redirect,
    at: ['redirects', name],
  }));
  return [...routes, ...redirects];
}

/** Values that stand at more than one place: the place of each repetition, and of the first. */
export function repetitions<T>(items: readonly T[], keyOf: (item: T) => string) {
  const first = new Map<string, T>();
  return items.flatMap((item) => {
    const earlier = first.get(keyOf(item));
    if (earlier === undefined) first.set(keyOf(item), item);
    return earlier === undefined ? [] : [{ item, earlier }];
  });
}
