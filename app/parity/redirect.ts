import { emulated, native, proof, unsupported, withoutEffect, type Row } from './row.ts';

const redirected = proof('test/docker/caddyfile.test.ts', 'redirects a host, and a path before the route around it');

export const redirectRows: readonly Row[] = [
  {
    keys: ['redirects'],
    within: ['*.host', '*.path', '*.tls', '*.to'],
    heldBy: proof('test/contract/echo/routes.ts', 'a redirect leads to its address, with what follows the path'),
    docker: native('`redir` of Caddy', redirected),
    kubernetes: unsupported({
      severity: 'lost',
      where: ({ redirects, targets }) =>
        targets.kubernetes.gateway === undefined
          ? redirects.map(({ name, host, to }) => ({ path: `redirects.${name}`, detail: `${host} → ${to}` }))
          : [],
      impact: 'an Ingress has no redirects: nobody answers at that address (an HTTPRoute has them: `RequestRedirect`)',
      instead: 'set `targets.kubernetes.gateway`, or redirect where the DNS name is kept',
      provenBy: withoutEffect,
    }),
  },
  {
    keys: ['redirects.*.status'],
    docker: native('the status of the answer', redirected),
    kubernetes: emulated({
      severity: 'info',
      where: ({ redirects, targets }) =>
        redirects
          .filter(({ status }) => targets.kubernetes.gateway !== undefined && status > 302)
          .map(({ name, status }) => ({ path: `redirects.${name}.status`, detail: String(status) })),
      by: '`statusCode` of the HTTPRoute',
      differs: '307 and 308 need a Gateway API from 1.5 on, and a Gateway that supports them',
      provenBy: proof('test/charts/route.test.ts', 'redirects are HTTPRoutes without a workload'),
    }),
  },
];
