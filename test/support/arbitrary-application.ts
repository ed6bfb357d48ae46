import fc from 'fast-check';
import { uniqueObjects } from '../../app/checks/unique-objects.ts';
import { parse } from '../../app/model/parse.ts';
import type { ApplicationConfig, BaseConfig } from '../../app/schema/application.ts';
import type { EnvValueConfig } from '../../app/schema/env.ts';
import { seed, variable, type ContainerSeed, type Seed } from './application-seed.ts';

type RouteConfig = NonNullable<BaseConfig['workloads'][string]['routes']>[string];
type VolumeConfig = NonNullable<BaseConfig['volumes']>[string];
type Config = { -readonly [K in keyof BaseConfig]: BaseConfig[K] };

/** Applications that can be used as they are. */
export const arbitraryApplication: fc.Arbitrary<BaseConfig> = seed
  .map(applicationOf)
  .filter((config) => uniqueObjects(parse(config).parsed!).length === 0);

/** The same with an environment that changes them in some way. */
export const arbitraryConfig: fc.Arbitrary<ApplicationConfig> = fc
  .record({
    base: arbitraryApplication,
    tls: fc.boolean(),
    scale: fc.constantFrom({ min: 1, max: null, cpuPercent: null, memoryPercent: null }, {}),
    env: variable,
  })
  .map(({ base, tls, scale, env }) => {
    const [first = ''] = Object.keys(base.workloads);
    // A secret that no variable uses any more would be a mistake.
    const changed = typeof base.workloads[first]?.env?.[env] === 'object' ? 'CHANGED' : env;
    const changes = { scale, env: { [changed]: 'changed' }, stopGracePeriodSeconds: 5 };
    const patch = {
      ...(tls && base.tls === undefined && { tls: { acme: { email: 'ops@example.com' } } }),
      workloads: { [first]: changes },
    };
    return { ...base, environments: { dev: {}, prod: patch } };
  });

/** Turns choices into a config in which every name leads somewhere. */
function applicationOf(seed: Seed): BaseConfig {
  const workloadNames = seed.names.slice(0, seed.workloads.length);
  const jobNames = seed.names.slice(4, 4 + seed.jobs.length);
  const declared = {
    volumes: new Map<string, VolumeConfig>(),
    secrets: new Set<string>(),
    configs: new Set<string>(),
  };
  const pick = <T>(list: readonly T[], index: number) => list[index % Math.max(1, list.length)];

  const portsOf = (one: Seed['workloads'][number]) => {
    const taken = new Map(one.ports.map((port) => [`${port.port}/${port.protocol}`, port]));
    return [...taken.values()].map(
      ({ name, port, protocol }) => [name, protocol === 'tcp' ? port : { port, protocol }] as const,
    );
  };
  const tcpOf = (one: Seed['workloads'][number]) => portsOf(one).find(([, port]) => typeof port === 'number')?.[0];

  const refer = (kind: 'secret' | 'host' | 'address' | 'url', to: number) => {
    const index = to % workloadNames.length;
    const other = workloadNames[index]!;
    const [port] = portsOf(seed.workloads[index]!);
    const [route] = tcpOf(seed.workloads[index]!) === undefined ? [] : seed.workloads[index]!.routes;
    if (kind === 'address' && port !== undefined) return { address: other, port: port[0] };
    if (kind === 'url' && route !== undefined) return { urlOf: other, route: route.name };
    if (kind === 'secret') {
      const secret = pick(seed.secrets, to)!;
      declared.secrets.add(secret);
      return { secret };
    }
    return { host: other };
  };

  const containerOf = (one: ContainerSeed, position: number) => {
    const later = workloadNames.slice(position + 1);
    const files = [...new Set(one.files.map((index) => pick(seed.configs, index)))].filter(
      (file) => file !== undefined,
    );
    const secrets = [...new Set(one.secrets.map((index) => pick(seed.secrets, index)!))];
    files.forEach((file) => declared.configs.add(file));
    secrets.forEach((secret) => declared.secrets.add(secret));
    const waits = one.dependsOn.flatMap(({ on, healthy }) => {
      const other = pick(later, on);
      if (other === undefined) return [];
      const canBeAsked = tcpOf(seed.workloads[workloadNames.indexOf(other)]!) !== undefined;
      return [[other, healthy && canBeAsked ? 'healthy' : 'started'] as const];
    });
    return {
      ...(one.image === undefined ? { build: { args: { B: '1', A: '2' } } } : { image: one.image }),
      command: one.command,
      args: one.args,
      env: Object.fromEntries(
        Object.entries(one.env).map(([key, seeded]): [string, EnvValueConfig] => {
          if (seeded.kind === 'literal') return [key, seeded.literal];
          if (seeded.kind === 'template')
            return [key, { template: [seeded.before, refer('secret', seeded.to), seeded.after] }];
          return [key, refer(seeded.kind, seeded.to)];
        }),
      ),
      files: Object.fromEntries(files.map((file) => [file, `/etc/files/${file}`])),
      secrets: Object.fromEntries(secrets.map((secret) => [secret, `/run/keys/${secret}`])),
      resources: { requests: { cpu: '10m', memory: one.memory } },
      security: { user: one.user, readOnlyRoot: one.readOnlyRoot },
      connectsTo: [
        ...one.connectsTo.map((index) => pick(workloadNames, index)!),
        ...(one.internet ? ['internet'] : []),
      ],
      dependsOn: Object.fromEntries(waits),
      placement: { nodeLabels: one.nodeLabels },
      permissions: one.permissions ? [{ resources: ['pods'], verbs: ['get'] }] : [],
    };
  };

  const volumesOf = (own: string, storage: Seed['workloads'][number]['storage']): Record<string, string> => {
    if (storage === 'none') return {};
    const volume = storage === 'shared' ? 'shared' : own;
    declared.volumes.set(volume, {
      size: '1Gi',
      ...(storage === 'shared' && { accessMode: 'ReadWriteMany' }),
      ...(storage === 'each' && { perReplica: true }),
    });
    return { [volume]: '/data' };
  };

  const probeOf = (chosen: Seed['workloads'][number]['readinessProbe'], port: string | undefined) => {
    if (chosen === undefined) return undefined;
    const { kind, periodSeconds } = chosen;
    if (kind === 'exec' || port === undefined) return { exec: { command: ['true'] }, periodSeconds };
    return kind === 'http' ? { http: { port, path: '/healthz' }, periodSeconds } : { tcp: { port }, periodSeconds };
  };

  const workloads = seed.workloads.map((one, index) => {
    const tcp = tcpOf(one);
    const own = workloadNames[index]!;
    const ports = portsOf(one);
    const routes = one.routes.map(({ name, path, options }, number): [string, RouteConfig] => [
      name,
      { host: `r${number}.${own}.example.com`, path, port: tcp, ...options },
    ]);
    return [
      own,
      {
        ...containerOf(one, index),
        volumes: volumesOf(own, one.storage),
        ports: Object.fromEntries(ports),
        routes: Object.fromEntries(tcp === undefined ? [] : routes),
        publish: Object.fromEntries(
          one.isPublished ? ports.map(([port], number) => [port, 10_000 + 10 * index + number]) : [],
        ),
        readinessProbe: probeOf(one.readinessProbe, tcp),
        livenessProbe: probeOf(one.livenessProbe, tcp),
        scale: one.storage === 'own' ? { min: 1 } : one.scale,
        metrics: one.hasMetrics && tcp !== undefined ? { port: tcp } : undefined,
      },
    ] as const;
  });
  const jobs = seed.jobs.map(
    (one, index) => [jobNames[index]!, { ...containerOf(one, -1), schedule: one.schedule }] as const,
  );
  if (seed.tls) ['TLS_CHAIN', 'TLS_KEY'].forEach((secret) => declared.secrets.add(secret));

  const config: Config = {
    name: seed.name,
    registry: seed.registry,
    workloads: Object.fromEntries(workloads),
    jobs: Object.fromEntries(jobs),
    redirects: seed.isRedirected ? { moved: { host: 'www.example.com', to: 'https://example.com' } } : {},
    volumes: Object.fromEntries(declared.volumes),
    secrets: Object.fromEntries([...declared.secrets].map((secret) => [secret, {}])),
    configs: Object.fromEntries(
      [...declared.configs].map((file, index) => [file, { content: seed.contents[index] ?? '' }]),
    ),
    targets: seed.gateway ? { kubernetes: { gateway: { name: 'public', namespace: 'gateways' } } } : {},
  };
  if (seed.monitored) config.monitoring = { clients: workloadNames.slice(0, 1) };
  if (seed.tls) config.tls = { certificate: { chain: 'TLS_CHAIN', privateKey: 'TLS_KEY' } };
  return config;
}
