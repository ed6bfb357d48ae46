import type { Application } from '../app/model/application.ts';
import { publicAddresses, type PublicAddress } from '../app/model/public-address.ts';
import { caddyText, type CaddyLine } from './caddy-lines.ts';
import { acmeAuthority, givenCertificate } from './certificates.ts';
import { redirect } from './redirect.ts';
import { upstream } from './upstream.ts';

/** What answers at a public address. */
interface Handler extends PublicAddress {
  readonly lines: (prefix: string) => readonly CaddyLine[];
}

/**
 * The proxy's configuration: a site for each host, its longest path first.
 *
 * @see https://caddyserver.com/docs/caddyfile
 */
export function caddyfile(application: Application): string {
  const sites = sitesOf(application);
  return [
    ['', globalOptions(application)] satisfies CaddyLine,
    ...sites.map(([address, handlers]): CaddyLine => [address, site(application, address, handlers)]),
    ...sites.flatMap(([address]) => toOtherPort(application, address)),
    // Plain HTTP for a host that nobody declared.
    ['http://', ['respond 404']] satisfies CaddyLine,
  ]
    .map((line) => caddyText([line]))
    .join('\n');
}

function globalOptions(application: Application): readonly CaddyLine[] {
  const { targets, tls } = application;
  const { httpPort, httpsPort } = targets.docker;
  const acme = tls !== undefined && 'acme' in tls ? tls.acme : undefined;
  const authority = acmeAuthority(application);
  return [
    'admin off',
    // At the end of the proxy alone. Streams may stay open for long, and the next task waits for the ports.
    'grace_period 5s',
    'persist_config off',
    `http_port ${httpPort}`,
    `https_port ${httpsPort}`,
    ...(publicAddresses(application).some((address) => address.tls) ? [] : ['auto_https off']),
    ...(acme === undefined ? [] : [`email ${acme.email}`, `acme_ca ${acme.directoryUrl}`]),
    ...(authority === undefined ? [] : [`acme_ca_root ${authority.target}`]),
    LOG,
  ];
}

/**
 * One JSON object a line, for requests as for events. Headers and queries, in which secrets travel, are left out.
 *
 * @see https://caddyserver.com/docs/caddyfile/directives/log#filter
 */
const LOG: CaddyLine = [
  'log',
  [
    'output stdout',
    ['format filter', ['wrap json', 'request>headers delete', 'resp_headers delete', 'request>uri regexp "\\?.*" ""']],
  ],
];

/** Sites by address, which is a scheme and a host, in the order of their addresses. */
function sitesOf({ workloads, redirects }: Application) {
  const handlers: readonly Handler[] = [
    ...workloads.flatMap((workload) =>
      workload.routes.map((route) => ({ ...route, lines: () => upstream(workload, route) })),
    ),
    ...redirects.map((one) => ({ ...one, lines: (prefix: string) => redirect(one, prefix) })),
  ];
  const sites = Map.groupBy(handlers, ({ host, tls }) => `${tls ? 'https' : 'http'}://${host}`);
  return [...sites].sort(([a], [b]) => (a < b ? -1 : 1));
}

function site(application: Application, address: string, handlers: readonly Handler[]): readonly CaddyLine[] {
  const longestFirst = handlers.toSorted((a, b) => b.path.length - a.path.length || (a.path < b.path ? -1 : 1));
  const certificate = address.startsWith('https:') ? givenCertificate(application) : undefined;
  return [
    'log',
    'log_append user_agent {header.User-Agent}',
    ...(certificate === undefined ? [] : [`tls ${certificate.chain.target} ${certificate.privateKey.target}`]),
    ...longestFirst.flatMap(handle),
    ...(longestFirst.some(({ path }) => path === '/') ? [] : ['respond 404']),
  ];
}

/** A path and everything below it, by whole segments: `/api` and `/api/notes`, not `/apis`. */
function handle({ path, lines }: Handler, index: number): readonly CaddyLine[] {
  const prefix = path.replace(/\/+$/, '');
  if (prefix === '') return [['handle', lines(prefix)]];
  return [`@${index} path ${prefix} ${prefix}/*`, [`handle @${index}`, lines(prefix)]];
}

/** Caddy redirects to HTTPS by itself, but to its usual port. */
function toOtherPort({ targets }: Application, address: string): readonly CaddyLine[] {
  const { httpsPort } = targets.docker;
  if (httpsPort === 443 || !address.startsWith('https:')) return [];
  return [[address.replace('https:', 'http:'), [`redir https://{host}:${httpsPort}{uri} 308`]]];
}
