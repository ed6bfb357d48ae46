import { defineApplication, secret } from '../../../app/define.ts';

const host = 'chat.example.com';

/** What a proxy carries: sockets, streams, large bodies, slow answers, paths and redirects, with a given certificate. */
export default defineApplication({
  name: 'chat',
  tls: { certificate: { chain: 'TLS_CHAIN', privateKey: 'TLS_KEY' } },
  workloads: {
    chat: {
      build: { context: 'test/apps/echo' },
      command: ['node', 'server.ts'],
      env: { SECRET_FILE: '/run/secrets/api-token', API_TOKEN: secret('API_TOKEN'), VERSION: 'v1' },
      secrets: { API_TOKEN: '/run/secrets/api-token' },
      ports: { http: 8080 },
      routes: {
        main: { host },
        plain: { host: 'plain.chat.example.com', tls: false },
        api: { host, path: '/api', stripPrefix: true },
        limited: {
          host: 'limited.chat.example.com',
          maxBodySize: '1Mi',
          timeouts: { responseSeconds: 2, readSeconds: 2 },
        },
      },
      readinessProbe: { http: { path: '/readyz' }, periodSeconds: 1, failureThreshold: 2 },
      livenessProbe: { http: { path: '/healthz' }, periodSeconds: 2, failureThreshold: 2 },
      resources: { requests: { cpu: '20m', memory: '64Mi' }, limits: { memory: '192Mi' } },
      scale: { min: 2 },
      metrics: {},
      stopGracePeriodSeconds: 5,
    },
  },
  redirects: { www: { host: 'www.chat.example.com', to: `https://${host}` } },
  secrets: { API_TOKEN: {}, TLS_CHAIN: {}, TLS_KEY: {} },
});
