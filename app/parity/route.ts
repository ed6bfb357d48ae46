import type { Application } from '../model/application.ts';
import type { Route } from '../model/workload.ts';
import { emulated, inWorkloads, native, unsupported, type Row } from './row.ts';
import { workloadsWhere } from './where.ts';

/** Paths of a key of the routes for which something holds. */
const routesWhere =
  (key: string, holds: (route: Route, application: Application) => boolean) => (application: Application) =>
    application.workloads.flatMap(({ name: workload, routes }) =>
      routes
        .filter((route) => holds(route, application))
        .map(({ name }) => ['workloads', workload, 'routes', name, key].join('.')),
    );

const hasIngress = ({ targets }: Application) => targets.kubernetes.gateway === undefined;

export const routeRows: readonly Row[] = [
  {
    keys: inWorkloads('routes'),
    docker: native('routes of the Caddy proxy, over the ready replicas'),
    kubernetes: emulated({
      severity: 'info',
      where: workloadsWhere('routes', ({ routes }) => routes.length > 0),
      by: 'an Ingress, or an HTTPRoute of the given Gateway',
      differs: 'what the cluster’s controller adds (compression, limits, retries, redirects to HTTPS) is its own',
      instead: 'set `targets.kubernetes.ingress.className` and `annotations` for the controller at hand',
    }),
  },
  {
    keys: inWorkloads('routes.*.stripPrefix'),
    docker: native('`uri strip_prefix` of Caddy'),
    kubernetes: unsupported({
      severity: 'lost',
      where: routesWhere('stripPrefix', (route, application) => route.stripPrefix && hasIngress(application)),
      impact: 'an Ingress has no rewrites: the workload gets the whole path (an HTTPRoute has them: `URLRewrite`)',
      instead: 'set `targets.kubernetes.gateway`, or let the program take its path from a variable',
    }),
  },
  {
    keys: inWorkloads('routes.*.maxBodySize'),
    docker: native('`request_body max_size` of Caddy'),
    kubernetes: unsupported({
      severity: 'lost',
      where: routesWhere('maxBodySize', ({ maxBodySize }) => maxBodySize !== undefined),
      impact: 'neither an Ingress nor an HTTPRoute has such a field: the controller’s own limit holds, or none',
      instead: 'set the controller’s annotation in `targets.kubernetes.ingress.annotations`',
    }),
  },
  {
    keys: inWorkloads('routes.*.timeouts.responseSeconds'),
    docker: native('`response_header_timeout` of Caddy'),
    kubernetes: unsupported({
      severity: 'lost',
      where: routesWhere(
        'timeouts.responseSeconds',
        ({ timeouts }, application) => timeouts.responseSeconds !== undefined && hasIngress(application),
      ),
      impact: 'an Ingress has no such field: the controller’s own limit holds, or none',
      instead: 'set `targets.kubernetes.gateway`, or the controller’s annotation',
    }),
  },
  {
    keys: inWorkloads('routes.*.timeouts.responseSeconds'),
    docker: native('`response_header_timeout` of Caddy'),
    kubernetes: emulated({
      severity: 'degraded',
      where: routesWhere(
        'timeouts.responseSeconds',
        ({ timeouts }, application) => timeouts.responseSeconds !== undefined && !hasIngress(application),
      ),
      by: '`timeouts.request` of the HTTPRoute',
      differs: 'it holds until the response has ended: streams and downloads that take longer are cut',
      instead: 'give streams a route of their own, without it',
    }),
  },
  {
    keys: inWorkloads('routes.*.timeouts.readSeconds'),
    docker: native('`read_timeout` of Caddy'),
    kubernetes: unsupported({
      severity: 'lost',
      where: routesWhere('timeouts.readSeconds', ({ timeouts }) => timeouts.readSeconds !== undefined),
      impact: 'neither an Ingress nor an HTTPRoute has such a field: the controller’s own limit holds, or none',
      instead: 'set the controller’s annotation in `targets.kubernetes.ingress.annotations`',
    }),
  },
];
