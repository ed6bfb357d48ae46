import { describe, expect, test } from '@jest/globals';
import type { ApplicationConfig } from '../../app/schema/application.ts';
import { keysOf, stackOf, stackOfWeb } from '../support/docker-application.ts';

type WorkloadConfig = ApplicationConfig['workloads'][string];

const ports = { http: 8080 };
const acme = { acme: { email: 'ops@example.com' } };

/** The configuration of a proxy in front of a workload `web` with the given routes. */
function caddyfile(routes: WorkloadConfig['routes'], rest: Partial<ApplicationConfig> = {}) {
  return contentOf(stackOfWeb({ ports, routes }, rest));
}

const contentOf = (stack: ReturnType<typeof stackOf>) =>
  stack.configs.find(({ key }) => key === 'fairway_proxy_routes')?.content ?? '';

/** The lines of the site with an address. */
function site(content: string, address: string): readonly string[] {
  const lines = content.split('\n');
  const start = lines.indexOf(`${address} {`);
  return start < 0 ? [] : lines.slice(start + 1, lines.indexOf('}', start)).map((line) => line.trim());
}

describe("the proxy's configuration", () => {
  test('is there only where something has a route', () => {
    expect(keysOf(stackOfWeb({ ports }).configs)).toEqual([]);
    expect(keysOf(stackOfWeb({ ports, routes: { main: { host: 'a.test' } } }).configs)).toContain(
      'fairway_proxy_routes',
    );
  });

  test('asks the longest path first, by whole segments', () => {
    const stack = stackOf({
      workloads: {
        web: { image: 'web:1', ports, routes: { main: { host: 'a.test' } } },
        api: { image: 'api:1', ports: { http: 9000 }, routes: { v2: { host: 'a.test', path: '/api/v2/' } } },
        old: { image: 'old:1', ports, routes: { api: { host: 'a.test', path: '/api' } } },
      },
    });
    const lines = site(contentOf(stack), 'http://a.test');
    expect(lines.filter((line) => /^(@|handle|name|port)/.test(line))).toEqual([
      '@0 path /api/v2 /api/v2/*',
      'handle @0 {',
      'name api',
      'port 9000',
      '@1 path /api /api/*',
      'handle @1 {',
      'name old',
      'port 8080',
      'handle {',
      'name web',
      'port 8080',
    ]);
    expect(lines).not.toContain('respond 404');
  });

  test('answers 404 where no route leads', () => {
    const content = caddyfile({ main: { host: 'a.test', path: '/app' } });
    expect(site(content, 'http://a.test')).toContain('respond 404');
    expect(site(content, 'http://')).toEqual(['respond 404']);
  });

  test('has a site for each host, with access logs', () => {
    const content = caddyfile({ a: { host: 'a.test' }, b: { host: '*.b.test' } });
    expect(site(content, 'http://a.test')).toContain('log');
    expect(site(content, 'http://*.b.test')).toContain('log');
  });

  test('balances over the healthy tasks, and tries again what could not connect', () => {
    const lines = site(caddyfile({ main: { host: 'a.test' } }), 'http://a.test');
    expect(lines).toEqual(expect.arrayContaining(['dynamic a {', 'name web', 'port 8080', 'refresh 1s']));
    expect(lines).toContain('lb_try_duration 15s');
    expect(lines.join()).not.toContain('readiness');
  });

  test('knows replicas that have stopped being ready, where their probe can be asked from outside', () => {
    const lines = (readinessProbe: WorkloadConfig['readinessProbe']) =>
      site(contentOf(stackOfWeb({ ports, routes: { main: { host: 'a.test' } }, readinessProbe })), 'http://a.test');
    const asked = ['respond @none "No replica is ready." 503', 'try_files web/some', 'reverse_proxy @some {'];
    expect(lines({ http: { path: '/ready' } })).toEqual(expect.arrayContaining(asked));
    expect(lines({ tcp: {} })).toEqual(expect.arrayContaining(asked));
    expect(lines({ exec: { command: ['true'] } })).toEqual(lines(undefined));
  });

  test('takes a prefix away only where a route says so', () => {
    const lines = (route: object) =>
      site(caddyfile({ main: { host: 'a.test', path: '/api/', ...route } }), 'http://a.test');
    expect(lines({ stripPrefix: true })).toContain('uri strip_prefix /api');
    expect(lines({}).join()).not.toContain('strip_prefix');
    expect(lines({ path: '/', stripPrefix: true }).join()).not.toContain('strip_prefix');
  });

  test('limits bodies and times only where a route says so', () => {
    const lines = (route: object) => site(caddyfile({ main: { host: 'a.test', ...route } }), 'http://a.test');
    expect(lines({ maxBodySize: '1.5Mi' })).toContain('max_size 1572864');
    expect(lines({ timeouts: { responseSeconds: 30, readSeconds: 60 } })).toEqual(
      expect.arrayContaining(['response_header_timeout 30s', 'read_timeout 60s', 'lb_try_duration 15s']),
    );
    // A request that has waited so long is not made to wait again.
    expect(lines({ timeouts: { responseSeconds: 3 } })).toContain('lb_try_duration 3s');
    expect(lines({}).join()).not.toMatch(/max_size|response_header_timeout|read_timeout/);
  });

  test('compresses, unless a route says no', () => {
    expect(site(caddyfile({ main: { host: 'a.test' } }), 'http://a.test')).toContain('encode');
    expect(site(caddyfile({ main: { host: 'a.test', compression: false } }), 'http://a.test')).not.toContain('encode');
  });

  test('speaks to a port what it says', () => {
    const lines = (appProtocol: 'http' | 'h2c') => {
      const grpc = { port: 50_051, appProtocol };
      return site(contentOf(stackOfWeb({ ports: { grpc }, routes: { main: { host: 'a.test' } } })), 'http://a.test');
    };
    expect(lines('h2c')).toContain('versions h2c');
    expect(lines('http')).not.toContain('versions h2c');
  });

  test('redirects a host, and a path before the route around it', () => {
    const redirects = {
      www: { host: 'www.test', to: 'https://a.test/' },
      old: { host: 'a.test', path: '/old', to: 'https://b.test/new', status: 308 as const },
    };
    const content = contentOf(stackOfWeb({ ports, routes: { main: { host: 'a.test' } } }, { redirects }));
    expect(site(content, 'http://www.test')).toContain('redir * https://a.test{uri} 301');
    const lines = site(content, 'http://a.test');
    expect(lines.slice(lines.indexOf('route {') + 1)).toEqual([
      'redir /old https://b.test/new{?query} 308',
      'uri strip_prefix /old',
      'redir * https://b.test/new{uri} 308',
      ...lines.slice(lines.indexOf('redir * https://b.test/new{uri} 308') + 1),
    ]);
    expect(lines.indexOf('route {')).toBeLessThan(lines.indexOf('handle {'));
  });

  test('logs requests as JSON, without headers and queries', () => {
    const content = caddyfile({ main: { host: 'a.test' } });
    for (const line of [
      'wrap json',
      'request>headers delete',
      'resp_headers delete',
      'request>uri regexp "\\?.*" ""',
    ]) {
      expect(content).toContain(`\t\t\t${line}\n`);
    }
  });

  test('without tls is plain HTTP', () => {
    const content = caddyfile({ main: { host: 'a.test' } });
    expect(content).toContain('auto_https off');
    expect(content).not.toContain('https://');
  });

  test('gets certificates from an ACME authority', () => {
    const content = caddyfile({ main: { host: 'a.test' } }, { tls: acme });
    expect(content).toContain('email ops@example.com');
    expect(content).toContain('acme_ca https://acme-v02.api.letsencrypt.org/directory');
    expect(content).not.toContain('acme_ca_root');
    expect(site(content, 'https://a.test')).toContain('log');
    expect(content).not.toContain('auto_https off');
  });

  test('serves a route that says so over plain HTTP beside the others', () => {
    const content = caddyfile({ a: { host: 'a.test' }, b: { host: 'b.test', tls: false } }, { tls: acme });
    expect(site(content, 'https://a.test')).not.toEqual([]);
    expect(site(content, 'http://b.test')).not.toEqual([]);
    expect(site(content, 'https://b.test')).toEqual([]);
  });

  test('redirects to HTTPS, to the port that it has', () => {
    const routes = { main: { host: 'a.test' } };
    const targets = { docker: { httpsPort: 8443 } };
    expect(site(caddyfile(routes, { tls: acme }), 'http://a.test')).toContain('redir https://{host}{uri} 308');
    expect(site(caddyfile(routes, { tls: acme, targets }), 'http://a.test')).toContain(
      'redir https://{host}:8443{uri} 308',
    );
    expect(caddyfile(routes)).not.toContain('redir');
    // Caddy's own redirects would come too late: the site of all other hosts has taken the request.
    expect(caddyfile(routes, { tls: acme })).toContain('auto_https disable_redirects');
  });

  test('has one site for plain HTTP where some paths of a host are and others are not', () => {
    const content = caddyfile({ a: { host: 'a.test' }, b: { host: 'a.test', path: '/b', tls: false } }, { tls: acme });
    expect(content.match(/^http:\/\/a\.test /gm)).toHaveLength(1);
    const lines = site(content, 'http://a.test');
    expect(lines.indexOf('handle @0 {')).toBeGreaterThan(0);
    expect(lines.indexOf('handle {')).toBeGreaterThan(lines.indexOf('handle @0 {'));
    expect(lines.at(lines.indexOf('handle {') + 1)).toBe('redir https://{host}{uri} 308');
  });

  test('serves a given certificate from files in memory', () => {
    const tls = { certificate: { chain: 'TLS_CHAIN', privateKey: 'TLS_KEY' } };
    const content = caddyfile({ main: { host: 'a.test' } }, { tls, secrets: { TLS_CHAIN: {}, TLS_KEY: {} } });
    expect(site(content, 'https://a.test')).toContain('tls /run/secrets/tls.crt /run/secrets/tls.key');
    expect(content).not.toContain('acme');
  });
});
