import { describe, expect, test } from '@jest/globals';
import { keysOf, serviceOf, stackOf, stackOfWeb } from '../support/docker-application.ts';

const routed = { ports: { http: 8080 }, routes: { main: { host: 'a.test' } } };
const tls = { acme: { email: 'ops@example.com' } };

describe('the proxy', () => {
  test('is there only where something has a route', () => {
    expect(keysOf(stackOfWeb({ ports: { http: 8080 } }).services)).not.toContain('fairway_proxy');
    expect(keysOf(stackOfWeb(routed).services)).toContain('fairway_proxy');
  });

  test('publishes HTTP alone where no route has tls', () => {
    expect(serviceOf(stackOfWeb(routed), 'fairway_proxy').ports).toEqual([
      { target: 80, published: 80, protocol: 'tcp' },
    ]);
  });

  test('publishes HTTPS over TCP and UDP, on the ports of the settings', () => {
    const targets = { docker: { httpPort: 8080, httpsPort: 8443 } };
    expect(serviceOf(stackOfWeb(routed, { tls, targets }), 'fairway_proxy').ports).toEqual([
      { target: 8080, published: 8080, protocol: 'tcp' },
      { target: 8443, published: 8443, protocol: 'tcp' },
      { target: 8443, published: 8443, protocol: 'udp' },
    ]);
  });

  test('is the only one that publishes ports, beside workloads that say so', () => {
    const stack = stackOf({
      workloads: { web: { image: 'web:1', ...routed }, api: { image: 'api:1', ports: { http: 80 } } },
    });
    expect(keysOf(stack.services.filter(({ ports }) => ports.length > 0))).toEqual(['fairway_proxy']);
  });

  test('does not run as root, and owns its certificates', () => {
    const stack = stackOfWeb(routed);
    const proxy = serviceOf(stack, 'fairway_proxy');
    expect(proxy).toMatchObject({ user: '1000:1000', readOnly: true, capabilities: ['NET_BIND_SERVICE'] });
    expect(serviceOf(stack, 'fairway_tools').command?.[3]).toContain('chown 1000:1000 /volumes/fairway_proxy_data');
  });

  test('stays the same service when a route changes: it reads the new one by itself', () => {
    const before = stackOfWeb(routed);
    const after = stackOfWeb({ ...routed, routes: { main: { host: 'b.test' }, more: { host: 'c.test' } } });
    expect(serviceOf(after, 'fairway_proxy')).toEqual(serviceOf(before, 'fairway_proxy'));
    expect(after.configs).not.toEqual(before.configs);
    expect(serviceOf(after, 'fairway_tools').configs).toEqual([
      { source: 'fairway_proxy_routes', target: '/Caddyfile', uid: 0, gid: 0, mode: '0444' },
      { source: 'fairway_proxy_readiness', target: '/readiness', uid: 0, gid: 0, mode: '0444' },
    ]);
  });

  test('stays the same service when a readinessProbe comes or changes', () => {
    const proxy = (keys: object) => serviceOf(stackOfWeb({ ...routed, ...keys }), 'fairway_proxy');
    expect(proxy({ readinessProbe: { tcp: {} } })).toEqual(proxy({}));
    expect(proxy({ readinessProbe: { http: { path: '/ready' }, periodSeconds: 3 } })).toEqual(proxy({}));
  });

  test('is there for redirects alone, too', () => {
    const stack = stackOf({ redirects: { www: { host: 'www.test', to: 'https://a.test' } } });
    expect(keysOf(stack.services)).toContain('fairway_proxy');
  });

  test('has a given certificate as files that only it can read', () => {
    const certificate = { chain: 'TLS_CHAIN', privateKey: 'TLS_KEY' };
    const secrets = { TLS_CHAIN: {}, TLS_KEY: {} };
    expect(serviceOf(stackOfWeb(routed, { tls: { certificate }, secrets }), 'fairway_proxy').secrets).toEqual([
      { source: 'TLS_CHAIN', target: '/run/secrets/tls.crt', uid: 1000, gid: 1000, mode: '0400' },
      { source: 'TLS_KEY', target: '/run/secrets/tls.key', uid: 1000, gid: 1000, mode: '0400' },
    ]);
  });

  test('is replaced for another given certificate, the old one first', () => {
    const certificate = { chain: 'TLS_CHAIN', privateKey: 'TLS_KEY' };
    const stack = stackOfWeb(routed, { tls: { certificate }, secrets: { TLS_CHAIN: {}, TLS_KEY: {} } });
    const { secrets, updateConfig } = serviceOf(stack, 'fairway_proxy');
    // What a task mounts is of its template: another secret is another task.
    expect(secrets.map(({ source }) => source)).toEqual(['TLS_CHAIN', 'TLS_KEY']);
    expect(updateConfig.order).toBe('stop-first');
  });
});
