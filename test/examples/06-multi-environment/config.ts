import { address, defineApplication, urlOf } from '../../../app/define.ts';

/** One application in three environments: dev adds a mail catcher, prod has more of everything, and HTTPS. */
export default defineApplication({
  name: 'tickets',
  workloads: {
    web: {
      build: {},
      env: { PUBLIC_URL: urlOf('web'), LOG_LEVEL: 'debug' },
      ports: { http: 3000 },
      routes: { pages: { host: 'tickets.localhost' } },
      readinessProbe: { http: {} },
    },
  },
  environments: {
    dev: {
      workloads: {
        web: { env: { SMTP: address('mail', 'smtp') } },
        mail: {
          image: 'axllent/mailpit:v1.28',
          ports: { smtp: 1025, http: 8025 },
          routes: { inbox: { host: 'mail.localhost', port: 'http' } },
        },
      },
    },
    prod: {
      registry: 'ghcr.io/acme',
      tls: { acme: { email: 'ops@example.com' } },
      workloads: {
        web: {
          env: { LOG_LEVEL: null },
          routes: { pages: { host: 'tickets.example.com' } },
          scale: { min: 3 },
          resources: { requests: { cpu: '200m', memory: '256Mi' } },
        },
      },
    },
  },
});
