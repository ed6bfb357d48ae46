import { join } from 'node:path';
import { projectRoot } from '../../../app/project.ts';
import type { ApplicationConfig, BaseConfig } from '../../../app/schema/application.ts';

/** The names under which the workloads are asked; clients are told the address. */
export const HOST = 'operate.localhost';
export const STORE_HOST = `store.${HOST}`;

/** A workload that keeps data in a volume. */
export const store = {
  image: { imageOf: 'echo' as const },
  env: { DATA_FILE: '/data/file' },
  ports: { http: 8080 },
  routes: { main: { host: STORE_HOST } },
  volumes: { data: '/data' },
  readinessProbe: { http: { path: '/readyz' }, periodSeconds: 1 },
};

/** A workload that waits for a job before each deploy, and one with data. */
export const application = (registry: string) =>
  ({
    name: 'operate',
    registry,
    workloads: {
      echo: {
        build: { context: join(projectRoot, 'test/apps/echo') },
        env: { VERSION: 'v1' },
        ports: { http: 8080 },
        routes: { main: { host: HOST } },
        readinessProbe: { http: { path: '/readyz' }, periodSeconds: 1, failureThreshold: 2 },
        dependsOn: { migrate: 'completed' },
      },
      store,
    },
    jobs: {
      migrate: {
        image: { imageOf: 'echo' },
        command: ['node', '-e', "console.log('the schema is at version 1')"],
        retries: 0,
      },
    },
    volumes: { data: { size: '64Mi' } },
  }) satisfies BaseConfig & ApplicationConfig;
