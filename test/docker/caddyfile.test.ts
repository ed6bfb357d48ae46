import { describe, expect, test } from '@jest/globals';
import type { ApplicationConfig } from '../../app/schema/application.ts';
import { keysOf, stackOf, stackOfWeb } from '../support/docker-application.ts';

const ports = { http: 8080 };
const acme = { acme: { email: 'ops@example.com' } };

/** The configuration of a proxy in front of a workload `web` with the given routes. */
function caddyfile(
  routes: Record<string, { host: string; path?: string; tls?: boolean }>,
  rest: Partial<ApplicationConfig> = {},
) {
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
    expect(keysOf(stackOfWeb({ ports, routes: { main: { host: 'a.test' } } }).configs)).toEqual([
      'fairway_proxy_routes',
    ]);
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
    expect(lines.filter((line) => /^(@|handle|import)/.test(line))).toEqual([
      '@0 path /api/v2 /api/v2/*',
      'handle @0 {',
      'import upstream api 9000',
      '@1 path /api /api/*',
      'handle @1 {',
      'import upstream old 8080',
      'handle {',
      'import upstream web 8080',
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
    const content = caddyfile({ main: { host: 'a.test' } });
    expect(content).toContain('dynamic a {\n\t\t\tname {args[0]}\n\t\t\tport {args[1]}\n\t\t\trefresh 1s');
    expect(content).toContain('lb_try_duration 15s');
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

  test('redirects to the port of HTTPS where that is not the usual one', () => {
    const routes = { main: { host: 'a.test' } };
    const targets = { docker: { httpsPort: 8443 } };
    const content = caddyfile(routes, { tls: acme, targets });
    expect(site(content, 'http://a.test')).toEqual(['redir https://{host}:8443{uri} 308']);
    expect(site(caddyfile(routes, { tls: acme }), 'http://a.test')).toEqual([]);
  });

  test('serves a given certificate from files in memory', () => {
    const tls = { certificate: { chain: 'TLS_CHAIN', privateKey: 'TLS_KEY' } };
    const content = caddyfile({ main: { host: 'a.test' } }, { tls, secrets: { TLS_CHAIN: {}, TLS_KEY: {} } });
    expect(site(content, 'https://a.test')).toContain('tls /run/secrets/tls.crt /run/secrets/tls.key');
    expect(content).not.toContain('acme');
  });
});
