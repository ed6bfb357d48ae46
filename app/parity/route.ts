import type { Application } from '../model/application.ts';
import type { Route } from '../model/workload.ts';
import { emulated, inWorkloads, native, proof, unsupported, withoutEffect, type Row } from './row.ts';
import { inEachWorkload, placeIf } from './where.ts';

/** Places of a key in the routes for which something holds. */
const inRoutes = (key: string, holds: (route: Route, application: Application) => boolean) =>
  inEachWorkload(({ routes }, application) =>
    routes.filter((route) => holds(route, application)).map(({ name }) => ({ path: `routes.${name}.${key}` })),
  );

const hasIngress = ({ targets }: Application) => targets.kubernetes.gateway === undefined;

const limited = proof('test/docker/caddyfile.test.ts', 'limits bodies and times only where a route says so');

export const routeRows: readonly Row[] = [
  {
    keys: inWorkloads('routes'),
    within: ['*.host', '*.path', '*.tls', '*.port', '*.compression'],
    heldBy: proof(
      'test/contract/echo/routes.ts',
      'each route leads to its workload, with path and query as they were asked for',
      'requests reach every replica of a routed workload',
    ),
    docker: native(
      'routes of the Caddy proxy, over the ready replicas',
      proof(
        'test/docker/caddyfile.test.ts',
        'asks the longest path first, by whole segments',
        'balances over the healthy tasks, and tries again what could not connect',
      ),
    ),
    kubernetes: emulated({
      severity: 'info',
      where: inEachWorkload(({ routes }) =>
        routes.map(({ name, host, path }) => ({ path: `routes.${name}`, detail: host + path })),
      ),
      by: 'an Ingress, or an HTTPRoute of the given Gateway',
      differs:
        'what the cluster’s controller adds (compression, limits, retries, redirects to HTTPS, HTTP/3) is its own',
      instead: 'set `targets.kubernetes.ingress.className` and `annotations` for the controller at hand',
      provenBy: proof(
        'test/charts/route.test.ts',
        'all of a workload are one Ingress, by host',
        'each is an HTTPRoute, and there is no Ingress',
      ),
    }),
  },
  {
    keys: inWorkloads('routes'),
    docker: emulated({
      severity: 'degraded',
      where: inEachWorkload(({ routes }) => placeIf(routes.length > 0, 'routes')),
      by: 'a network on which only the proxy and the workload meet',
      differs:
        'a workload’s first route brings the proxy another network, and so another proxy: for some seconds no route of ' +
        'the host is answered; further routes change nothing but its configuration',
      instead: 'give a workload its first route when such a pause does no harm',
      provenBy: proof(
        'test/e2e/faults/docker/updates.ts',
        'another workload gets its first route, so that the proxy needs another network and is replaced',
        'a route is added',
      ),
    }),
    kubernetes: emulated({
      severity: 'info',
      where: inEachWorkload(({ routes }, { targets }) =>
        placeIf(routes.length > 0 && targets.kubernetes.ingress.namespace === undefined, 'routes'),
      ),
      by: 'an opening in the NetworkPolicy',
      differs: 'the routed ports are open to everyone who reaches the pods, such as every other pod of the cluster',
      instead: 'name the namespace of the ingress controller in `targets.kubernetes.ingress.namespace`',
      provenBy: proof(
        'test/charts/network-policy.test.ts',
        'a routed port is open to everyone, or to the namespace of the ingress controller',
      ),
    }),
  },
  {
    keys: inWorkloads('routes.*.stripPrefix'),
    heldBy: proof('test/contract/echo/routes.ts', 'a route takes its prefix away where it says so'),
    docker: native(
      '`uri strip_prefix` of Caddy',
      proof('test/docker/caddyfile.test.ts', 'takes a prefix away only where a route says so'),
    ),
    kubernetes: unsupported({
      severity: 'lost',
      where: inRoutes('stripPrefix', (route, application) => route.stripPrefix && hasIngress(application)),
      impact: 'an Ingress has no rewrites: the workload gets the whole path (an HTTPRoute has them: `URLRewrite`)',
      instead: 'set `targets.kubernetes.gateway`, or let the program take its path from a variable',
      provenBy: withoutEffect,
    }),
  },
  {
    keys: inWorkloads('routes.*.maxBodySize'),
    heldBy: proof('test/contract/echo/limits.ts', 'a body that is larger than the route allows is refused'),
    docker: native('`request_body max_size` of Caddy', limited),
    kubernetes: unsupported({
      severity: 'lost',
      where: inRoutes('maxBodySize', ({ maxBodySize }) => maxBodySize !== undefined),
      impact: 'neither an Ingress nor an HTTPRoute has such a field: the controller’s own limit holds, or none',
      instead: 'set the controller’s annotation in `targets.kubernetes.ingress.annotations`',
      provenBy: withoutEffect,
    }),
  },
  {
    keys: inWorkloads('routes.*.timeouts.responseSeconds'),
    heldBy: proof('test/contract/echo/limits.ts', 'a response that takes longer than the route allows is given up'),
    docker: native('`response_header_timeout` of Caddy', limited),
    kubernetes: unsupported({
      severity: 'lost',
      where: inRoutes(
        'timeouts.responseSeconds',
        ({ timeouts }, application) => timeouts.responseSeconds !== undefined && hasIngress(application),
      ),
      impact: 'an Ingress has no such field: the controller’s own limit holds, or none',
      instead: 'set `targets.kubernetes.gateway`, or the controller’s annotation',
      provenBy: withoutEffect,
    }),
  },
  {
    keys: inWorkloads('routes.*.timeouts.responseSeconds'),
    docker: native('`response_header_timeout` of Caddy', limited),
    kubernetes: emulated({
      severity: 'degraded',
      where: inRoutes(
        'timeouts.responseSeconds',
        ({ timeouts }, application) => timeouts.responseSeconds !== undefined && !hasIngress(application),
      ),
      by: '`timeouts.request` of the HTTPRoute',
      differs: 'it holds until the response has ended: streams and downloads that take longer are cut',
      instead: 'give streams a route of their own, without it',
      provenBy: proof('test/charts/route.test.ts', 'takes a prefix away, and limits the time, where the route says so'),
    }),
  },
  {
    keys: inWorkloads('routes.*.timeouts.readSeconds'),
    heldBy: proof(
      'test/contract/echo/limits.ts',
      'an answer that pauses for longer than the route allows is cut off, and a shorter pause is not',
    ),
    docker: native('`read_timeout` of Caddy', limited),
    kubernetes: unsupported({
      severity: 'lost',
      where: inRoutes('timeouts.readSeconds', ({ timeouts }) => timeouts.readSeconds !== undefined),
      impact: 'neither an Ingress nor an HTTPRoute has such a field: the controller’s own limit holds, or none',
      instead: 'set the controller’s annotation in `targets.kubernetes.ingress.annotations`',
      provenBy: withoutEffect,
    }),
  },
];
