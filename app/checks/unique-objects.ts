import { formatPath, type Issue } from '../errors/issue.ts';
import { own } from '../model/own.ts';
import { repetitions, workloadsWithPaths, type Check } from './check.ts';

/** No two of Kubernetes's objects whose names are made from others' have the same. */
export const uniqueObjects: Check = (application): readonly Issue[] => [
  ...workloadsWithPaths(application).flatMap(({ name, workload, path }) => {
    const service = `${name}-public`;
    if (Object.keys(workload.publish).length === 0 || own(application.workloads, service) === undefined) return [];
    const message = `expected no workload "${service}" beside it: the Service of its public ports has that name`;
    return [{ path: [...path, 'publish'], message }];
  }),
  ...repetitions(routeObjects(application), ({ name }) => name).map(({ item, earlier }) => ({
    path: item.path,
    message: `expected another name: its HTTPRoute would be "${item.name}", as that of ${formatPath(earlier.path)} is`,
  })),
];

function routeObjects(application: Parameters<Check>[0]) {
  const routes = workloadsWithPaths(application).flatMap(({ name, workload, path }) =>
    Object.keys(workload.routes).map((route) => ({ name: `${name}-${route}`, path: [...path, 'routes', route] })),
  );
  const redirects = Object.keys(application.redirects).map((name) => ({
    name: `redirect-${name}`,
    path: ['redirects', name],
  }));
  return [...routes, ...redirects];
}
