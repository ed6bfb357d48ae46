import { describe, expect, test } from '@jest/globals';
import { objectsOfWeb } from '../support/kubernetes-application.ts';

const ports = { http: 8080, admin: 9090 };
const routes = {
  main: { host: 'shop.example.com', port: 'http' },
  admin: { host: 'shop.example.com', path: '/admin', port: 'admin' },
  api: { host: 'api.example.com', port: 'http' },
};
const acme = { acme: { email: 'ops@example.com' } };

describe('routes', () => {
  test('all of a workload are one Ingress, by host', () => {
    const { spec } = objectsOfWeb({ ports, routes }).get('Ingress', 'web');
    const hosts = spec.rules.map(({ host }: { host: string }) => host);
    expect(hosts.toSorted()).toEqual(['api.example.com', 'shop.example.com']);
    const [shop] = spec.rules.filter(({ host }: { host: string }) => host === 'shop.example.com');
    expect(shop.http.paths).toContainEqual({
      path: '/admin',
      pathType: 'Prefix',
      backend: { service: { name: 'web', port: { name: 'admin' } } },
    });
    expect(spec.tls).toBeUndefined();
    expect(spec.ingressClassName).toBeUndefined();
  });

  test('class and annotations are settings', () => {
    const targets = { kubernetes: { ingress: { className: 'traefik', annotations: { a: 'b' } } } };
    const { metadata, spec } = objectsOfWeb({ ports, routes }, { targets }).get('Ingress', 'web');
    expect(spec.ingressClassName).toBe('traefik');
    expect(metadata.annotations).toEqual({ a: 'b' });
  });

  test('cert-manager is asked for one certificate a host, of the issuer in the settings', () => {
    const targets = { kubernetes: { ingress: { clusterIssuer: 'staging' } } };
    const { metadata, spec } = objectsOfWeb({ ports, routes }, { targets, tls: acme }).get('Ingress', 'web');
    expect(metadata.annotations).toEqual({ 'cert-manager.io/cluster-issuer': 'staging' });
    expect(spec.tls).toContainEqual({ hosts: ['shop.example.com'], secretName: 'tls.shop.example.com' });
    expect(spec.tls).toHaveLength(2);
  });

  test('a wildcard has a certificate whose name Kubernetes accepts', () => {
    const wildcard = { all: { host: '*.example.com', port: 'http' } };
    const { spec } = objectsOfWeb({ ports, routes: wildcard }, { tls: acme }).get('Ingress', 'web');
    expect(spec.tls).toEqual([{ hosts: ['*.example.com'], secretName: 'tls.wildcard.example.com' }]);
  });

  test('a given certificate is one Secret for all hosts, and no issuer is asked', () => {
    const tls = { certificate: { chain: 'CHAIN', privateKey: 'KEY' } };
    const secrets = { CHAIN: {}, KEY: {} };
    const { metadata, spec } = objectsOfWeb({ ports, routes }, { tls, secrets }).get('Ingress', 'web');
    expect(metadata).not.toHaveProperty('annotations');
    expect(spec.tls).toHaveLength(1);
    expect(spec.tls[0].secretName).toBe('tls.certificate');
  });

  test('a route without TLS has no certificate', () => {
    const plain = { main: { host: 'shop.example.com', port: 'http', tls: false } };
    const { metadata, spec } = objectsOfWeb({ ports, routes: plain }, { tls: acme }).get('Ingress', 'web');
    expect(spec.tls).toBeUndefined();
    expect(metadata).not.toHaveProperty('annotations');
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
    expect(objects.get('HTTPRoute', 'web-admin').spec).toEqual({
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
});
