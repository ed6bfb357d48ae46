import { ConfigError } from '../app/errors/config-error.ts';
import type { Application } from '../app/model/application.ts';
import { config, secrets } from './files.ts';
import { issuesOf } from './issues.ts';
import { jobService } from './job.ts';
import { monitoring } from './monitoring/monitoring.ts';
import { networks, networksOf } from './networks.ts';
import { proxyNetworks, proxyService, proxyVolumes } from './proxy.ts';
import { hasRoutes, routesFiles } from './routes.ts';
import { schedulerNetwork, schedulerService } from './schedule.ts';
import type { Service, Stack } from './stack.ts';
import { toolsNetwork, toolsService, toolsVolumes } from './tools.ts';
import { volume, volumes } from './volumes.ts';
import { workloadService } from './workload.ts';

/**
 * What an application becomes on a Docker host: Swarm services and what they need, as plain data.
 *
 * @throws ConfigError with everything that this target can't do without
 */
export function lower(application: Application): Stack {
  const issues = issuesOf(application);
  if (issues.length > 0) throw new ConfigError(issues);
  const { name, workloads, jobs, configs } = application;
  const routed = hasRoutes(application);
  const scheduled = jobs.some(({ schedule }) => schedule !== undefined);
  const watch = monitoring(application);
  const services: readonly Service[] = [
    ...workloads.map((workload) => workloadService(application, workload)),
    ...jobs.map((job) => jobService(application, job)),
    toolsService(application),
    ...(routed ? [proxyService(application)] : []),
    ...(scheduled ? [schedulerService(application)] : []),
    ...watch.services,
  ];
  const used = new Set(
    services.flatMap((service) => [...service.configs, ...service.secrets].map(({ source }) => source)),
  );
  const ownVolumes = [...toolsVolumes, ...(routed ? proxyVolumes : []), ...watch.volumes].map((key) =>
    volume(application, key),
  );
  return {
    name,
    networks: networks(application, [
      ...[...workloads, ...jobs].flatMap((container) => networksOf(application, container)),
      toolsNetwork,
      ...(routed ? proxyNetworks(application) : []),
      ...(scheduled ? [schedulerNetwork] : []),
      ...watch.networks,
    ]),
    volumes: byKey([...volumes(application), ...ownVolumes]),
    configs: byKey([
      ...configs.map((file) => config(application, file)),
      ...routesFiles(application).map(({ config }) => config),
      ...watch.configs,
    ]).filter(({ key }) => used.has(key)),
    secrets: secrets(application).filter(({ key }) => used.has(key)),
    services: byKey(services),
  };
}

function byKey<T extends { readonly key: string }>(items: readonly T[]): readonly T[] {
  return items.toSorted((a, b) => (a.key < b.key ? -1 : 1));
}
