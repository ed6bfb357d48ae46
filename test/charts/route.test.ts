import { describe, expect, test } from '@jest/globals';
import { objectsOfWeb, type Objects } from '../support/kubernetes-application.ts';

const ports = { http: 8080, admin: 9090 };
const routes = {
  main: { host: 'shop.example.com', port: 'http' },
  admin: { host: 'shop.example.com', path: '/admin', port: 'admin' },
  api: { host: 'api.example.com', port: 'http' },
};
const acme = { acme: { email: 'ops@example.com' } };

/** Another workload, with routes to its only port. */
function other(routes: Readonly<Record<string, { host: string; path?: string; tls?: boolean }>>) {
  return { image: 'other:1', ports: { http: 8080 }, routes };
}

function annotationsOf(objects: Objects): unknown {
  return objects.get('Ingress', 'web', 'metadata.annotations');
}

describe('routes', () => {
  test('all of a workload are one Ingress, by host', () => {
    const objects = objectsOfWeb({ ports, routes });
    const to = (port: string, path: string) => ({
      path,
      pathType: 'Prefix',
      backend: { service: { name: 'web', port: { name: port } } },
    });
    expect(objects.get('Ingress', 'web', 'spec')).toEqual({
      rules: expect.arrayContaining([
        { host: 'shop.example.com', http: { paths: [to('admin', '/admin'), to('http', '/')] } },
        { host: 'api.example.com', http: { paths: [to('http', '/')] } },
      ]) as unknown,
    });
  });

  test('class and annotations are settings', () => {
    const targets = { kubernetes: { ingress: { className: 'traefik', annotations: { a: 'b' } } } };
    const objects = objectsOfWeb({ ports, routes }, { targets });
    expect(objects.get('Ingress', 'web', 'spec.ingressClassName')).toBe('traefik');
    expect(annotationsOf(objects)).toEqual({ a: 'b' });
  });

  test('cert-manager is asked for one certificate a host, of the issuer in the settings', () => {
    const targets = { kubernetes: { ingress: { clusterIssuer: 'staging' } } };
    const objects = objectsOfWeb({ ports, routes }, { targets, tls: acme });
    expect(annotationsOf(objects)).toEqual({ 'cert-manager.io/cluster-issuer': 'staging' });
    const certificates = objects.get('Ingress', 'web', 'spec.tls');
    expect(certificates).toContainEqual({ hosts: ['shop.example.com'], secretName: 'tls.shop.example.com' });
    expect(certificates).toHaveLength(2);
  });

  test('a host that workloads share has one certificate, which the first of them requests', () => {
    const objects = objectsOfWeb(
      { ports, routes: { main: { host: 'shop.example.com', port: 'http' } } },
      {
        tls: acme,
        workloads: {
          xeb: other({ main: { host: 'shop.example.com', path: '/two' } }),
          api: other({ main: { host: 'shop.example.com', tls: false, path: '/three' } }),
        },
      },
    );
    const issuer = { 'cert-manager.io/cluster-issuer': 'letsencrypt' };
    const shared = [{ hosts: ['shop.example.com'], secretName: 'tls.shop.example.com' }];
    expect(annotationsOf(objects)).toEqual(issuer);
    expect(objects.get('Ingress', 'web', 'spec.tls')).toEqual(shared);
    expect(objects.get('Ingress', 'xeb', 'metadata.annotations')).toBeUndefined();
    expect(objects.get('Ingress', 'xeb', 'spec.tls')).toEqual(shared);
    expect(objects.get('Ingress', 'api', 'spec')).not.toHaveProperty('tls');
  });

  test('an Ingress with an issuer lists no certificate that another one requests', () => {
    const own = { main: { host: 'shop.example.com', path: '/two' }, own: { host: 'own.example.com' } };
    const objects = objectsOfWeb({ ports, routes }, { tls: acme, workloads: { xeb: other(own) } });
    expect(objects.get('Ingress', 'xeb', 'metadata.annotations')).toHaveProperty(['cert-manager.io/cluster-issuer']);
    expect(objects.get('Ingress', 'xeb', 'spec.tls')).toEqual([
      { hosts: ['own.example.com'], secretName: 'tls.own.example.com' },
    ]);
    expect(objects.get('Ingress', 'xeb', 'spec.rules')).toHaveLength(2);
  });

  test('a wildcard has a certificate whose name Kubernetes accepts', () => {
    const wildcard = { all: { host: '*.example.com', port: 'http' } };
    const objects = objectsOfWeb({ ports, routes: wildcard }, { tls: acme });
    expect(objects.get('Ingress', 'web', 'spec.tls')).toEqual([
      { hosts: ['*.example.com'], secretName: 'tls.wildcard.example.com' },
    ]);
  });

  test('a given certificate is one Secret for all hosts, and no issuer is asked', () => {
    const tls = { certificate: { chain: 'CHAIN', privateKey: 'KEY' } };
    const secrets = { CHAIN: {}, KEY: {} };
    const objects = objectsOfWeb({ ports, routes }, { tls, secrets });
    expect(annotationsOf(objects)).toBeUndefined();
    expect(objects.get('Ingress', 'web', 'spec.tls')).toHaveLength(1);
    expect(objects.get('Ingress', 'web', 'spec.tls.0.secretName')).toBe('tls.certificate');
  });

  test('a route without TLS has no certificate', () => {
    const plain = { main: { host: 'shop.example.com', port: 'http', tls: false } };
    const objects = objectsOfWeb({ ports, routes: plain }, { tls: acme });
    expect(objects.get('Ingress', 'web', 'spec')).not.toHaveProperty('tls');
    expect(annotationsOf(objects)).toBeUndefined();
  });

  test('without routes there is no Ingress', () => {
    expect(objectsOfWeb({ ports }).ofKind('Ingress')).toEqual([]);
  });
});

describe('routes of a Gateway', () => {
  const targets = { kubernetes: { gateway: { name: 'public', namespace: 'gateways' } } };

  test('each is an HTTPRoute, and there is no Ingress', () => {
    const objects = objectsOfWeb({ ports, routes }, { targets });
    expect(objects.ofKind('Ingress')).toEqual([]);
    expect(objects.ofKind('HTTPRoute')).toHaveLength(3);
    expect(objects.get('HTTPRoute', 'web-admin', 'spec')).toEqual({
      parentRefs: [{ name: 'public', namespace: 'gateways' }],
      hostnames: ['shop.example.com'],
      rules: [
        {
          matches: [{ path: { type: 'PathPrefix', value: '/admin' } }],
          backendRefs: [{ name: 'web', port: 9090 }],
        },
      ],
    });
  });

  test('takes a prefix away, and limits the time, where the route says so', () => {
    const main = { host: 'a.test', path: '/api', port: 'http', stripPrefix: true, timeouts: { responseSeconds: 30 } };
    const objects = objectsOfWeb({ ports, routes: { main } }, { targets });
    expect(objects.get('HTTPRoute', 'web-main', 'spec.rules.0')).toEqual({
      matches: [{ path: { type: 'PathPrefix', value: '/api' } }],
      filters: [{ type: 'URLRewrite', urlRewrite: { path: { type: 'ReplacePrefixMatch', replacePrefixMatch: '/' } } }],
      backendRefs: [{ name: 'web', port: 8080 }],
      timeouts: { request: '30s' },
    });
  });

  test('with known listeners, HTTPS is served over HTTPS alone', () => {
    const listeners = { http: 'web', https: 'websecure' };
    const known = { kubernetes: { gateway: { name: 'public', namespace: 'gateways', listeners } } };
    const both = { main: { host: 'a.test', port: 'http' }, plain: { host: 'b.test', port: 'http', tls: false } };
    const objects = objectsOfWeb({ ports, routes: both }, { targets: known, tls: acme });
    const section = (name: string) => objects.get('HTTPRoute', name, 'spec.parentRefs.0.sectionName');
    expect([section('web-main'), section('web-plain')]).toEqual(['websecure', 'web']);
    expect(objects.ofKind('HTTPRoute')).toHaveLength(3);
    expect(objects.get('HTTPRoute', 'https.web-main', 'spec')).toEqual({
      parentRefs: [{ name: 'public', namespace: 'gateways', sectionName: 'web' }],
      hostnames: ['a.test'],
      rules: [
        {
          matches: [{ path: { type: 'PathPrefix', value: '/' } }],
          filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } }],
        },
      ],
    });
  });

  test('redirects are HTTPRoutes without a workload', () => {
    const redirects = {
      www: { host: 'www.test', to: 'https://a.test/' },
      old: { host: 'a.test', path: '/old', to: 'http://b.test:8080/new', status: 302 as const },
    };
    const objects = objectsOfWeb({ ports }, { targets, redirects });
    expect(objects.get('HTTPRoute', 'redirect-www', 'spec.rules.0')).toEqual({
      matches: [{ path: { type: 'PathPrefix', value: '/' } }],
      filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', hostname: 'a.test', statusCode: 301 } }],
    });
    expect(objects.get('HTTPRoute', 'redirect-old', 'spec.rules.0.filters.0.requestRedirect')).toEqual({
      scheme: 'http',
      hostname: 'b.test',
      port: 8080,
      path: { type: 'ReplacePrefixMatch', replacePrefixMatch: '/new' },
      statusCode: 302,
    });
    expect(objectsOfWeb({ ports }, { redirects }).ofKind('HTTPRoute')).toEqual([]);
  });
});
