import fc from 'fast-check';
import { uniqueObjects } from '../../app/checks/unique-objects.ts';
import { parse } from '../../app/model/parse.ts';
import type { ApplicationConfig, BaseConfig } from '../../app/schema/application.ts';

/** Names that the targets or the vocabulary use themselves. */
const TAKEN = new Set([...['internet', 'proxy', 'proxy-config', 'tools', 'scheduler', 'kubernetes', 'default']]);

const name = (length: number) =>
  fc
    .oneof(
      fc.constantFrom('web', 'api', 'db', 'a', 'a-b', 'b', 'b-c', 'c', 'constructor', 'web-public', 'valueof'),
      fc.stringMatching(new RegExp(`^[a-z][a-z0-9-]{0,${length - 2}}[a-z0-9]$`)),
    )
    .filter((text) => !TAKEN.has(text));
const names = (maxLength: number, length = 39) => fc.uniqueArray(name(length), { maxLength });
const portName = fc.stringMatching(/^[a-z]([a-z0-9]{0,12}[a-z0-9])?$/);
const variable = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,10}$/).filter((text) => text !== '__proto__');
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom(
    '',
    '$HOME',
    '$(HOME)',
    '${HOME}',
    '{{.Task.Slot}}',
    "it's",
    'yes',
    '0777',
    '- a: b',
    '#',
    'two\nlines',
  ),
);
const writable = text.filter((value) => !value.includes('\0') && value.isWellFormed());
const reference = fc.nat({ max: 9 });

const value = fc.oneof(
  fc.record({ kind: fc.constant('literal' as const), literal: fc.oneof(writable, fc.integer(), fc.boolean()) }),
  fc.record({
    kind: fc.constantFrom('secret' as const, 'host' as const, 'address' as const, 'url' as const),
    to: reference,
  }),
  fc.record({ kind: fc.constant('template' as const), before: writable, to: reference, after: writable }),
);
const quantity = fc.constantFrom('64Mi', '128Mi', '1Gi', '100M', '0.5Gi');

const container = {
  image: fc.constantFrom('nginx:1', 'ghcr.io/acme/api', undefined),
  command: fc.option(
    fc.array(
      writable.filter((word) => word !== ''),
      { minLength: 1, maxLength: 3 },
    ),
    { nil: undefined },
  ),
  args: fc.option(fc.array(writable, { maxLength: 3 }), { nil: undefined }),
  env: fc.dictionary(variable, value, { maxKeys: 4 }),
  files: fc.uniqueArray(reference, { maxLength: 2 }),
  secrets: fc.uniqueArray(reference, { maxLength: 2 }),
  memory: quantity,
  user: fc.constantFrom(0, 70, 1000),
  readOnlyRoot: fc.boolean(),
  connectsTo: fc.array(reference, { maxLength: 2 }),
  internet: fc.boolean(),
  dependsOn: fc.array(fc.record({ on: reference, healthy: fc.boolean() }), { maxLength: 2 }),
  nodeLabels: fc.dictionary(fc.constantFrom('disk', 'zone', 'arch'), fc.constantFrom('a', 'b')),
  permissions: fc.boolean(),
};

const probe = fc.record({
  kind: fc.constantFrom('http' as const, 'tcp' as const, 'exec' as const),
  periodSeconds: fc.integer({ min: 1, max: 60 }),
});

const workload = fc.record({
  ...container,
  ports: fc.uniqueArray(
    fc.record({
      name: portName,
      port: fc.integer({ min: 1, max: 65_535 }),
      protocol: fc.constantFrom('tcp' as const, 'udp' as const),
    }),
    { selector: (port) => port.name, maxLength: 3 },
  ),
  routes: fc.uniqueArray(fc.record({ name: name(39), path: fc.constantFrom('/', '/api', '/a/b') }), {
    selector: (route) => route.name,
    maxLength: 2,
  }),
  isPublished: fc.boolean(),
  readinessProbe: fc.option(probe, { nil: undefined }),
  livenessProbe: fc.option(probe, { nil: undefined }),
  scale: fc.constantFrom(
    {},
    { min: 0 },
    { min: 3 },
    { min: 1, max: 4 },
    { min: 2, max: 5, cpuPercent: 60, memoryPercent: 70 },
  ),
  storage: fc.constantFrom('none' as const, 'own' as const, 'shared' as const, 'each' as const),
  hasMetrics: fc.boolean(),
});

const job = fc.record({
  ...container,
  schedule: fc.constantFrom(undefined, '0 3 * * *', { cron: '*/5 * * * *', overlap: 'allow' as const }),
});

const seed = fc.record({
  name: name(20),
  workloads: fc.array(workload, { minLength: 1, maxLength: 3 }),
  jobs: fc.array(job, { maxLength: 2 }),
  names: fc.uniqueArray(name(39), { minLength: 6, maxLength: 6 }),
  secrets: fc.uniqueArray(fc.stringMatching(/^[A-Z]([A-Z0-9_]{0,20}[A-Z0-9])?$/), { minLength: 3, maxLength: 3 }),
  configs: names(3, 25),
  contents: fc.array(writable, { minLength: 3, maxLength: 3 }),
  tls: fc.boolean(),
  registry: fc.constantFrom(undefined, 'ghcr.io/acme'),
  gateway: fc.boolean(),
});

type Seed = typeof seed extends fc.Arbitrary<infer T> ? T : never;
type ContainerSeed = Seed['jobs'][number] | Seed['workloads'][number];
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
    const changes = { scale, env: { [env]: 'changed' }, stopGracePeriodSeconds: 5 };
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
  const declared = { volumes: new Map<string, object>(), secrets: new Set<string>(), configs: new Set<string>() };
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
        Object.entries(one.env).map(([key, seeded]) => {
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
    const routes = one.routes.map(({ name, path }, number) => [
      name,
      { host: `r${number}.${own}.example.com`, path, port: tcp },
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
    workloads: Object.fromEntries(workloads) as BaseConfig['workloads'],
    jobs: Object.fromEntries(jobs),
    volumes: Object.fromEntries(declared.volumes) as BaseConfig['volumes'],
    secrets: Object.fromEntries([...declared.secrets].map((secret) => [secret, {}])),
    configs: Object.fromEntries(
      [...declared.configs].map((file, index) => [file, { content: seed.contents[index] ?? '' }]),
    ),
    targets: seed.gateway ? { kubernetes: { gateway: { name: 'public', namespace: 'gateways' } } } : {},
  };
  if (seed.tls) config.tls = { certificate: { chain: 'TLS_CHAIN', privateKey: 'TLS_KEY' } };
  return config;
}
