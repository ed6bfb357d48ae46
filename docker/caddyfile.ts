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
  const { httpsPort } = application.targets.docker;
  const hosts = sitesOf(application);
  return [
    ['', globalOptions(application)] satisfies CaddyLine,
    ...hosts.flatMap(([host, { secure = [], plain = [] }]): readonly CaddyLine[] => [
      [`http://${host}`, site(plain, secure.length > 0 ? toHttps(httpsPort) : NOTHING)],
      ...(secure.length > 0
        ? [[`https://${host}`, [...certificate(application), ...site(secure, NOTHING)]] as const]
        : []),
    ]),
    // A host that nobody declared.
    ['http://', [NOTHING]] satisfies CaddyLine,
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
    // Its own redirects to HTTPS would come after the sites of plain HTTP, and lead to the usual port.
    `auto_https ${publicAddresses(application).some((address) => address.tls) ? 'disable_redirects' : 'off'}`,
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

/** What answers at each host, over HTTPS and over plain HTTP, in the order of the hosts. */
function sitesOf({ workloads, redirects }: Application) {
  const handlers: readonly Handler[] = [
    ...workloads.flatMap((workload) =>
      workload.routes.map((route) => ({ ...route, lines: () => upstream(workload, route) })),
    ),
    ...redirects.map((one) => ({ ...one, lines: (prefix: string) => redirect(one, prefix) })),
  ];
  return [...Map.groupBy(handlers, ({ host }) => host)]
    .map(([host, all]) => [host, Object.groupBy(all, ({ tls }) => (tls ? 'secure' : 'plain'))] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** @param otherwise what answers where no path leads */
function site(handlers: readonly Handler[], otherwise: CaddyLine): readonly CaddyLine[] {
  const longestFirst = handlers.toSorted((a, b) => b.path.length - a.path.length || (a.path < b.path ? -1 : 1));
  return [
    'log',
    'log_append user_agent {header.User-Agent}',
    ...longestFirst.flatMap(handle),
    ...(longestFirst.some(({ path }) => path === '/') ? [] : [otherwise]),
  ];
}

const NOTHING = 'respond 404';

/** Caddy would take a redirect before all other handlers: so it is one of them. */
const toHttps = (port: number): CaddyLine => [
  'handle',
  [`redir https://{host}${port === 443 ? '' : `:${port}`}{uri} 308`],
];

function certificate(application: Application): readonly CaddyLine[] {
  const given = givenCertificate(application);
  return given === undefined ? [] : [`tls ${given.chain.target} ${given.privateKey.target}`];
}

/** A path and everything below it, by whole segments: `/api` and `/api/notes`, not `/apis`. */
function handle({ path, lines }: Handler, index: number): readonly CaddyLine[] {
  const prefix = path.replace(/\/+$/, '');
  if (prefix === '') return [['handle', lines(prefix)]];
  return [`@${index} path ${prefix} ${prefix}/*`, [`handle @${index}`, lines(prefix)]];
}
