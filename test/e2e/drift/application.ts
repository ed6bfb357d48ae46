import type { BaseConfig } from '../../../app/schema/application.ts';

const image = 'busybox:stable-musl';
const idle = { image, command: ['sleep', 'infinity'], stopGracePeriodSeconds: 1 };

/** The value of the secret. It must stand in nothing that is printed. */
export const CANARY = 'canary-4f1d9c-value';

/** A bit of everything that can be changed by hand. */
export const application: BaseConfig = {
  name: 'drift-e2e',
  workloads: {
    web: {
      ...idle,
      command: ['httpd', '-f', '-p', '8080'],
      env: { LOG_LEVEL: 'info', TOKEN: { secret: 'TOKEN' } },
      files: { banner: '/etc/banner.txt' },
      ports: { http: 8080 },
      routes: { main: { host: 'drift-e2e.test' } },
      readinessProbe: { tcp: {}, periodSeconds: 1 },
      resources: { requests: { cpu: '10m', memory: '16Mi' }, limits: { cpu: '0.5', memory: '64Mi' } },
      scale: { min: 1, max: 3, cpuPercent: 80 },
    },
    worker: { ...idle, env: { LOG_LEVEL: 'info' }, connectsTo: ['web'] },
    spare: idle,
  },
  jobs: { nightly: { image, command: ['true'], schedule: '0 3 * * *' } },
  secrets: { TOKEN: {} },
  configs: { banner: { content: 'hello\n' } },
};
