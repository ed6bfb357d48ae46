import { formatPath } from '../errors/issue.ts';
import { addressesWithPaths, repetitions, type Check } from './check.ts';

/** No two routes or redirects have the same host and path. */
export const uniqueRoutes: Check = (application) =>
  repetitions(addressesWithPaths(application), ({ host, path }) => host + path.replace(/\/+$/, '')).map(
    ({ item, earlier }) => ({
      path: item.at,
      message: `expected a host and path of its own, got ${item.host}${item.path}, as ${formatPath(earlier.at)} has`,
    }),
  );
