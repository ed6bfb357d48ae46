import type { Application } from '../app/model/application.ts';
import { addressUrl } from '../app/model/public-url.ts';

/** Public addresses of the routes, by workload and route: `web.main`. */
export function urls({ workloads, targets }: Application): Readonly<Record<string, string>> {
  const entries = workloads.flatMap(({ name, routes }) =>
    routes.map((route) => [`${name}.${route.name}`, addressUrl(route, targets.docker)] as const),
  );
  return Object.fromEntries(entries);
}
