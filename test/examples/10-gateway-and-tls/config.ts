import { defineApplication } from '../../../app/define.ts';

/** A certificate that the team has, several hosts and paths, gRPC, redirects, and a Gateway instead of Ingresses. */
export default defineApplication({
  name: 'portal',
  tls: { certificate: { chain: 'TLS_CHAIN', privateKey: 'TLS_KEY' } },
  workloads: {
    pages: {
      image: 'ghcr.io/acme/portal:2.3.0',
      ports: { http: 8080 },
      routes: {
        main: { host: 'portal.example.com' },
        tenants: { host: '*.portal.example.com' },
        plain: { host: 'health.example.com', path: '/up', tls: false },
      },
      readinessProbe: { http: { path: '/up' } },
      scale: { min: 2 },
    },
    api: {
      image: 'ghcr.io/acme/portal-api:2.3.0',
      ports: { http: 8080, grpc: { port: 50_051, appProtocol: 'h2c' } },
      routes: {
        api: { host: 'portal.example.com', path: '/api', port: 'http' },
        'api-v2': {
          host: 'portal.example.com',
          path: '/api/v2',
          port: 'http',
          stripPrefix: true,
          timeouts: { responseSeconds: 30 },
        },
        uploads: {
          host: 'portal.example.com',
          path: '/api/files',
          port: 'http',
          maxBodySize: '1Gi',
          compression: false,
        },
        grpc: { host: 'grpc.example.com', port: 'grpc' },
      },
      permissions: [{ resources: ['pods'], verbs: ['get', 'list'] }],
    },
  },
  redirects: {
    www: { host: 'www.portal.example.com', to: 'https://portal.example.com' },
    docs: { host: 'portal.example.com', path: '/docs', to: 'https://docs.example.com/portal', status: 308 },
  },
  secrets: { TLS_CHAIN: {}, TLS_KEY: {} },
  targets: {
    docker: { httpPort: 8080, httpsPort: 8443 },
    kubernetes: { namespace: 'portal-prod', gateway: { name: 'public', namespace: 'gateways' } },
  },
});
