import type { BaseConfig } from '../../../app/schema/application.ts';

const image = 'busybox:stable';

/** The first value of the secret. It must stand in nothing that is printed or kept in plain text. */
export const CANARY = 'canary-77b1e0-value';

/** The value that it is changed to. */
export const OTHER_CANARY = 'canary-c3a95d-value';

/** A bit of everything that a deploy changes. */
export const application: BaseConfig = {
  name: 'pulumi-e2e',
  workloads: {
    web: {
      image,
      command: ['httpd', '-f', '-p', '8080'],
      env: { LOG_LEVEL: 'info' },
      files: { banner: '/etc/banner.txt' },
      secrets: { TOKEN: '/run/secrets/token' },
      ports: { http: 8080 },
      routes: { main: { host: 'pulumi-e2e.test' } },
      readinessProbe: { tcp: {}, periodSeconds: 1 },
      resources: { requests: { cpu: '10m', memory: '16Mi' }, limits: { cpu: '0.5', memory: '64Mi' } },
      stopGracePeriodSeconds: 1,
    },
    store: {
      image,
      command: ['sleep', 'infinity'],
      volumes: { data: '/data' },
      connectsTo: ['web'],
      stopGracePeriodSeconds: 1,
    },
  },
  jobs: {
    prepare: { image, command: ['true'] },
    nightly: { image, command: ['true'], schedule: '0 3 * * *' },
  },
  volumes: { data: { size: '16Mi' } },
  secrets: { TOKEN: {} },
  configs: { banner: { content: 'hello\n' } },
};
