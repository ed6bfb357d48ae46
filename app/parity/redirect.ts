import { emulated, native, unsupported, type Row } from './row.ts';

export const redirectRows: readonly Row[] = [
  {
    keys: ['redirects'],
    docker: native('`redir` of Caddy'),
    kubernetes: unsupported({
      severity: 'lost',
      where: ({ redirects, targets }) =>
        targets.kubernetes.gateway === undefined ? redirects.map(({ name }) => `redirects.${name}`) : [],
      impact: 'an Ingress has no redirects: nobody answers at that address (an HTTPRoute has them: `RequestRedirect`)',
      instead: 'set `targets.kubernetes.gateway`, or redirect where the DNS name is kept',
    }),
  },
  {
    keys: ['redirects.*.status'],
    docker: native('the status of the answer'),
    kubernetes: emulated({
      severity: 'info',
      where: ({ redirects, targets }) =>
        redirects
          .filter(({ status }) => targets.kubernetes.gateway !== undefined && status > 302)
          .map(({ name }) => `redirects.${name}.status`),
      by: '`statusCode` of the HTTPRoute',
      differs: '307 and 308 need a Gateway API from 1.5 on, and a Gateway that supports them',
    }),
  },
];
