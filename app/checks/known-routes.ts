import type { Issue } from '../errors/issue.ts';
import { didYouMeanOneOf } from '../errors/suggest.ts';
import { own } from '../model/own.ts';
import { findRoute } from '../model/public-url.ts';
import { urlsIn } from '../model/references.ts';
import { containersWithPaths, type Check } from './check.ts';

/** `urlOf` names a route, or a workload that has exactly one without a wildcard. */
export const knownRoutes: Check = (application) =>
  containersWithPaths(application).flatMap(({ container, path }) =>
    urlsIn(container.env).flatMap(({ variable, workload, route }): readonly Issue[] => {
      const routes = own(application.workloads, workload)?.routes;
      if (routes === undefined) return [];
      const at = [...path, 'env', variable];
      const found = findRoute(routes, route);
      if (found === undefined) {
        const got = route === undefined ? 'no name' : `"${route}"`;
        return [
          {
            path: at,
            message: `expected a route of "${workload}", got ${got}${didYouMeanOneOf(route ?? '', Object.keys(routes))}`,
          },
        ];
      }
      if (!found.host.startsWith('*.')) return [];
      return [{ path: at, message: `expected a route with a full host, got ${found.host}, which is no address` }];
    }),
  );
