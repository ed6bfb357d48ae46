import type { BaseConfig } from '../../../../app/schema/application.ts';

type WorkloadConfig = BaseConfig['workloads'][string];

/** The application for tests as a workload. */
export function echo(image: string, keys: Partial<WorkloadConfig> = {}): WorkloadConfig {
  return {
    image,
    ports: { http: 8080 },
    env: { VERSION: 'v1' },
    readinessProbe: { http: { path: '/readyz' }, periodSeconds: 1, timeoutSeconds: 3, failureThreshold: 2 },
    livenessProbe: { http: { path: '/healthz' }, periodSeconds: 3, timeoutSeconds: 5, failureThreshold: 2 },
    resources: { requests: { cpu: '20m', memory: '64Mi' }, limits: { memory: '192Mi' } },
    stopGracePeriodSeconds: 10,
    ...keys,
  };
}

/** The host under which a row's application is reached. */
export const hostOf = (application: string) => `${application}.test`;

/** An application of one workload, `echo`, with a route. */
export function echoApplication(name: string, image: string, keys: Partial<WorkloadConfig> = {}): BaseConfig {
  return { name, workloads: { echo: echo(image, { routes: { main: { host: hostOf(name) } }, ...keys }) } };
}
