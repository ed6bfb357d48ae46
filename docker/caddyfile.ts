import type { Application } from '../app/model/application.ts';
import { acmeAuthority, givenCertificate } from './certificates.ts';

/** A route, and the workload behind it. */
interface Destination {
  readonly host: string;
  readonly path: string;
  readonly tls: boolean;
  readonly workload: string;
  readonly port: number;
}

/**
 * The proxy's configuration: a site for each host, its longest path first.
 *
 * @see https://caddyserver.com/docs/caddyfile
 */
export function caddyfile(application: Application): string {
  const sites = sitesOf(application);
  return [
    globalOptions(application),
    UPSTREAM,
    ...sites.map(([address, destinations]) => site(application, address, destinations)),
    ...sites.flatMap(([address]) => redirect(application, address)),
    UNKNOWN_HOST,
  ].join('\n');
}

function globalOptions(application: Application): string {
  const { targets, tls, workloads } = application;
  const { httpPort, httpsPort } = targets.docker;
  const acme = tls !== undefined && 'acme' in tls ? tls.acme : undefined;
  const authority = acmeAuthority(application);
  const plain = workloads.every(({ routes }) => routes.every((route) => !route.tls));
  return block('', [
    'admin off',
    // Streams may stay open for long; the next task waits for the ports.
    'grace_period 5s',
    'persist_config off',
    `http_port ${httpPort}`,
    `https_port ${httpsPort}`,
    ...(plain ? ['auto_https off'] : []),
    ...(acme === undefined ? [] : [`email ${acme.email}`, `acme_ca ${acme.directoryUrl}`]),
    ...(authority === undefined ? [] : [`acme_ca_root ${authority.target}`]),
  ]);
}

/**
 * Requests go to the tasks that Swarm's DNS lists: the healthy ones. A connection that fails is tried again, with
 * another task where there is one, so that neither an update nor a restart of a task fails a request. A new connection
 * for each request, because a task that ends closes idle ones, and a POST on such a one could not be tried again.
 *
 * @see https://caddyserver.com/docs/caddyfile/directives/reverse_proxy#dynamic-upstreams
 */
const UPSTREAM = `(upstream) {
	reverse_proxy {
		dynamic a {
			name {args[0]}
			port {args[1]}
			refresh 1s
			versions ipv4
		}
		lb_try_duration 15s
		lb_try_interval 100ms
		fail_duration 1s
		stream_close_delay 5m
		transport http {
			dial_timeout 2s
			keepalive off
		}
	}
}
`;

/** Plain HTTP for a host that nobody declared. */
const UNKNOWN_HOST = block('http://', ['respond 404']);

/** Sites by address, which is a scheme and a host, in the order of their addresses. */
function sitesOf({ workloads }: Application): readonly (readonly [address: string, readonly Destination[]])[] {
  const destinations = workloads.flatMap(({ name, routes }) =>
    routes.map(({ host, path, port, tls }): Destination => ({ host, path, tls, workload: name, port: port.port })),
  );
  const sites = Map.groupBy(destinations, ({ host, tls }) => `${tls ? 'https' : 'http'}://${host}`);
  return [...sites].sort(([a], [b]) => (a < b ? -1 : 1));
}

function site(application: Application, address: string, destinations: readonly Destination[]): string {
  const longestFirst = destinations.toSorted((a, b) => b.path.length - a.path.length || (a.path < b.path ? -1 : 1));
  const certificate = address.startsWith('https:') ? givenCertificate(application) : undefined;
  return block(address, [
    'log',
    ...(certificate === undefined ? [] : [`tls ${certificate.chain.target} ${certificate.privateKey.target}`]),
    ...longestFirst.flatMap(handle),
    ...(longestFirst.some(({ path }) => path === '/') ? [] : ['respond 404']),
  ]);
}

/** A path and everything below it, by whole segments: `/api` and `/api/notes`, not `/apis`. */
function handle({ path, workload, port }: Destination, index: number): readonly string[] {
  const prefix = path.replace(/\/+$/, '');
  const body = [`\timport upstream ${workload} ${port}`, '}'];
  if (prefix === '') return ['handle {', ...body];
  return [`@${index} path ${prefix} ${prefix}/*`, `handle @${index} {`, ...body];
}

/** Caddy redirects to HTTPS by itself, but to its usual port. */
function redirect({ targets }: Application, address: string): readonly string[] {
  const { httpsPort } = targets.docker;
  if (httpsPort === 443 || !address.startsWith('https:')) return [];
  return [block(address.replace('https:', 'http:'), [`redir https://{host}:${httpsPort}{uri} 308`])];
}

function block(head: string, lines: readonly string[]): string {
  return `${head}${head && ' '}{\n${lines.map((line) => `\t${line}\n`).join('')}}\n`;
}
