import { formatPath } from '../errors/issue.ts';
import { repetitions, workloadsWithPaths, type Check } from './check.ts';

/** No two routes have the same host and path. */
export const uniqueRoutes: Check = (application) => {
  const routes = workloadsWithPaths(application).flatMap(({ workload, path }) =>
    Object.entries(workload.routes).map(([name, route]) => ({ ...route, at: [...path, 'routes', name] })),
  );
  return repetitions(routes, ({ host, path }) => host + path.replace(/\/+$/, '')).map(({ item, earlier }) => ({
    path: item.at,
    message: `expected a host and path of its own, got ${item.host}${item.path}, as ${formatPath(earlier.at)} has`,
  }));
};
