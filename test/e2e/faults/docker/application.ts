import { join } from 'node:path';
import { projectRoot } from '../../../../app/project.ts';
import type { ApplicationConfig, BaseConfig } from '../../../../app/schema/application.ts';

/** The name under which clients ask for the application; they are told its address. */
export const HOST = 'echo.localhost';

/** The workload that clients use, one that keeps data, and one that nobody reaches from outside. */
export const application = (registry: string) =>
  ({
    name: 'faults',
    registry,
    workloads: {
      echo: {
        build: { context: join(projectRoot, 'test/apps/echo'), args: { VERSION: 'v1' } },
        env: { SECRET_FILE: '/run/secrets/token' },
        ports: { http: 8080 },
        routes: { main: { host: HOST } },
        secrets: { TOKEN: '/run/secrets/token' },
        readinessProbe: { http: { path: '/readyz' }, periodSeconds: 1, failureThreshold: 2 },
        livenessProbe: { http: { path: '/healthz' }, periodSeconds: 2, failureThreshold: 2 },
        stopGracePeriodSeconds: 10,
      },
      store: {
        image: { imageOf: 'echo' },
        env: { DATA_FILE: '/data/file' },
        ports: { http: 8080 },
        routes: { main: { host: `store.${HOST}` } },
        volumes: { data: '/data' },
        readinessProbe: { http: { path: '/readyz' }, periodSeconds: 1 },
      },
      inner: {
        image: { imageOf: 'echo' },
        ports: { http: 8080 },
        readinessProbe: { http: { path: '/readyz' }, periodSeconds: 1 },
      },
    },
    volumes: { data: { size: '1Gi' } },
    secrets: { TOKEN: {} },
  }) satisfies BaseConfig & ApplicationConfig;
