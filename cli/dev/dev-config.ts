import { isRecord, mergePatch } from '../../app/model/merge.ts';

type ConfigRecord = Readonly<Record<string, unknown>>;

/**
 * A config as it runs on a laptop: no registry, no certificates, every route under `.localhost` on the given port. Done
 * before the application is made of it, so that the URLs in its variables are right.
 */
export function devConfig(config: unknown, port: number): unknown {
  if (!isRecord(config)) return config;
  const { environments, ...base } = config;
  if (!isRecord(environments)) return onLaptop(config, port);
  const patches = Object.entries(environments).map(([name, patch]) => [name, onLaptop(patch, port)]);
  return { ...(onLaptop(base, port) as object), environments: Object.fromEntries(patches) as ConfigRecord };
}

function onLaptop(config: unknown, port: number): unknown {
  if (!isRecord(config)) return config;
  const changed = mergePatch(config, { tls: null, registry: null, targets: { docker: { httpPort: port } } });
  return {
    ...(changed as object),
    ...(isRecord(config['workloads']) && { workloads: eachOf(config['workloads'], workloadOnLaptop) }),
    ...(isRecord(config['volumes']) && { volumes: eachOf(config['volumes'], volumeOnLaptop) }),
  };
}

function workloadOnLaptop(workload: ConfigRecord): unknown {
  return isRecord(workload['routes']) ? { ...workload, routes: eachOf(workload['routes'], routeOnLaptop) } : workload;
}

/** One replica of each workload runs, so there is one of each volume. */
function volumeOnLaptop(volume: ConfigRecord): unknown {
  return { ...volume, perReplica: false, accessMode: 'ReadWriteMany' };
}

function routeOnLaptop(route: ConfigRecord): unknown {
  const { host } = route;
  return { ...(mergePatch(route, { tls: null }) as object), ...(typeof host === 'string' && { host: devHost(host) }) };
}

/** Browsers and most resolvers send every name under `.localhost` to this machine. */
function devHost(host: string): string {
  return host === 'localhost' || host.endsWith('.localhost') ? host : `${host}.localhost`;
}

/** Applies a change to each value of a record that is itself a record; others are reported where the config is checked. */
function eachOf(record: ConfigRecord, change: (value: ConfigRecord) => unknown): ConfigRecord {
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => [key, isRecord(value) ? change(value) : value]),
  );
}
