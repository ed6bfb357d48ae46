import fc from 'fast-check';

/** Names that the targets or the vocabulary use themselves. */
const TAKEN = new Set([...['internet', 'kubernetes', 'default']]);

const name = (length: number) =>
  fc
    .oneof(
      fc.constantFrom('web', 'api', 'db', 'a', 'a-b', 'b', 'b-c', 'c', 'constructor', 'web-public', 'valueof'),
      fc.stringMatching(new RegExp(`^[a-z][a-z0-9-]{0,${length - 2}}[a-z0-9]$`)),
    )
    .filter((text) => !TAKEN.has(text));
const names = (maxLength: number, length = 39) => fc.uniqueArray(name(length), { maxLength });
const portName = fc.stringMatching(/^[a-z]([a-z0-9]{0,12}[a-z0-9])?$/);
export const variable = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,10}$/).filter((text) => text !== '__proto__');
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

const routeOptions = fc.record(
  {
    stripPrefix: fc.boolean(),
    maxBodySize: quantity,
    timeouts: fc.record({ responseSeconds: fc.integer({ min: 1, max: 60 }) }),
    compression: fc.boolean(),
  },
  { requiredKeys: [] },
);

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
  routes: fc.uniqueArray(
    fc.record({ name: name(39), path: fc.constantFrom('/', '/api', '/a/b'), options: routeOptions }),
    {
      selector: (route) => route.name,
      maxLength: 2,
    },
  ),
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

/** Choices of which any combination makes an application: references are numbers, taken modulo what there is. */
export const seed = fc.record({
  name: name(20),
  workloads: fc.array(workload, { minLength: 1, maxLength: 3 }),
  jobs: fc.array(job, { maxLength: 2 }),
  names: fc.uniqueArray(name(39), { minLength: 6, maxLength: 6 }),
  secrets: fc.uniqueArray(fc.stringMatching(/^[A-Z]([A-Z0-9_]{0,20}[A-Z0-9])?$/), { minLength: 3, maxLength: 3 }),
  configs: names(3, 25),
  contents: fc.array(writable, { minLength: 3, maxLength: 3 }),
  tls: fc.boolean(),
  isRedirected: fc.boolean(),
  registry: fc.constantFrom(undefined, 'ghcr.io/acme'),
  gateway: fc.boolean(),
  monitored: fc.boolean(),
});

export type Seed = typeof seed extends fc.Arbitrary<infer T> ? T : never;
export type ContainerSeed = Seed['jobs'][number] | Seed['workloads'][number];
