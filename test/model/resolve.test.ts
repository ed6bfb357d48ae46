import { describe, expect, test } from '@jest/globals';
import { address, host, portOf, secret, template } from '../../app/define.ts';
import { loadApplication } from '../../app/model/load.ts';
import { secretsOf } from '../../app/model/container.ts';
import { volume, web, withWeb } from '../support/small.ts';

const workload = (config: unknown, name = 'web') => loadApplication(config).workloads.find((one) => one.name === name)!;

describe('variables', () => {
  const db = { image: 'postgres:17', ports: { sql: 5432, metrics: 9187 } };
  const valueOf = (value: unknown) =>
    workload({
      ...withWeb({ env: { A: value } }),
      workloads: { web: { ...web, env: { A: value, S: secret('TOKEN') } }, db },
      secrets: { TOKEN: {} },
    }).env[0]!.value;

  test.each([
    ['a text', 'x', ['x']],
    ['an empty text', '', ['']],
    ['a number', 8080, ['8080']],
    ['a flag', false, ['false']],
    ['a secret', secret('TOKEN'), [{ secret: 'TOKEN' }]],
    ['a host', host('db'), ['db']],
    ['a port', portOf('db', 'sql'), ['5432']],
    ['an address', address('db', 'sql'), ['db:5432']],
    [
      'a template',
      template`sql://app:${secret('TOKEN')}@${address('db', 'sql')}/${'app'}?n=${1}`,
      ['sql://app:', { secret: 'TOKEN' }, '@db:5432/app?n=1'],
    ],
    ['a template of a secret', template`${secret('TOKEN')}`, [{ secret: 'TOKEN' }]],
    ['an empty template', { template: [] }, ['']],
    ['a template with empty parts', { template: ['', { secret: 'TOKEN' }, ''] }, [{ secret: 'TOKEN' }]],
  ])('hold %s', (_, value, text) => {
    expect(valueOf(value)).toEqual(text);
  });

  test('are sorted by name', () => {
    expect(workload(withWeb({ env: { B: 1, A: 2, _: 3, a: 4 } })).env.map(({ name }) => name)).toEqual([
      'A',
      'B',
      '_',
      'a',
    ]);
  });
});

describe('connections', () => {
  const application = loadApplication({
    name: 'shop',
    workloads: {
      web: { ...web, env: { API: address('api'), URL: template`${host('cache')}` }, connectsTo: ['internet', 'mail'] },
      api: { ...web, dependsOn: { db: 'healthy', mail: 'started' } },
      cache: web,
      db: web,
      mail: web,
    },
    jobs: { migrate: { image: 'a:1', env: { DB: address('db') } } },
  });
  const find = (name: string) => application.workloads.find((one) => one.name === name)!;

  test('are those that are named, those in variables, and those that must be healthy', () => {
    expect(find('web')).toMatchObject({ connectsTo: ['api', 'cache', 'mail'], internet: true });
    expect(find('api')).toMatchObject({ connectsTo: ['db'], internet: false });
    expect(application.jobs[0]).toMatchObject({ connectsTo: ['db'] });
  });

  test('are known at their other end too, those of jobs included', () => {
    expect(find('db').clients).toEqual(['api', 'migrate']);
    expect(find('mail').clients).toEqual(['web']);
    expect(find('web').clients).toEqual([]);
  });
});

describe('ports', () => {
  test('stand with name, number and protocol wherever they are named', () => {
    const http = { name: 'http', port: 8080, protocol: 'tcp', appProtocol: 'http' };
    const dns = { name: 'dns', port: 53, protocol: 'udp', appProtocol: 'http' };
    const found = workload(
      withWeb({
        ports: { http: 8080, dns: { port: 53, protocol: 'udp' } },
        publish: { dns: 53 },
        routes: { pages: { host: 'shop.example.com', port: 'http' } },
        readinessProbe: { http: { path: '/ready', port: 'http' } },
        metrics: { port: 'http' },
      }),
    );
    expect(found.ports).toEqual([dns, http]);
    expect(found.publish).toEqual([{ port: dns, publicPort: 53 }]);
    expect(found.routes).toMatchObject([
      { name: 'pages', host: 'shop.example.com', path: '/', port: http, tls: false },
    ]);
    expect(found.readinessProbe!.action).toEqual({ kind: 'http', path: '/ready', port: http });
    expect(found.metrics).toEqual({ port: http, path: '/metrics' });
  });
});

describe('redirects', () => {
  const redirects = { www: { host: 'www.example.com', to: 'https://example.com/' } };

  test('go to a URL without a slash at its end, over HTTPS where the application has certificates', () => {
    const acme = { acme: { email: 'ops@example.com' } };
    const www = { name: 'www', host: 'www.example.com', path: '/', to: 'https://example.com', status: 301 };
    expect(loadApplication(withWeb({}, { redirects })).redirects).toEqual([{ ...www, tls: false }]);
    expect(loadApplication(withWeb({}, { redirects, tls: acme })).redirects).toEqual([{ ...www, tls: true }]);
  });
});

describe('memory', () => {
  const limits = (resources: object) => workload(withWeb({ resources })).resources.limits;

  test('is limited to twice the request where nobody says more', () => {
    expect(limits({})).toEqual({ memory: '128Mi' });
    expect(limits({ requests: { memory: '1.5G' } })).toEqual({ memory: '3G' });
  });

  test('is not limited where there is no request, or where the limits leave it out', () => {
    expect(limits({ requests: { cpu: '1' } })).toEqual({});
    expect(limits({ limits: { cpu: '1' } })).toEqual({ cpu: '1' });
  });
});

describe('an update', () => {
  const strategy = (changes: object, kind: object = {}) =>
    workload(withWeb({ volumes: { data: '/data' }, ...changes }, { volumes: { data: { ...volume, ...kind } } })).update
      .strategy;

  test('recreates what holds a volume that only one can hold', () => {
    expect(strategy({})).toBe('recreate');
  });

  test('rolls on where the volume can be shared or each has its own', () => {
    expect(strategy({}, { accessMode: 'ReadWriteMany' })).toBe('rolling');
    expect(strategy({}, { perReplica: true })).toBe('rolling');
    expect(workload(withWeb({})).update.strategy).toBe('rolling');
  });
});

describe('an update of replicas with a volume each', () => {
  test('lets the old replica go first, one at a time', () => {
    const volumes = { data: { ...volume, perReplica: true } };
    const update = (changes: object) =>
      workload(withWeb({ volumes: { data: '/data' }, scale: { min: 3 }, ...changes }, { volumes })).update;
    expect(update({})).toEqual({ strategy: 'rolling', maxSurge: 0, maxUnavailable: 1 });
    expect(update({ update: { maxSurge: 3, maxUnavailable: 2 } })).toMatchObject({ maxSurge: 0, maxUnavailable: 2 });
  });
});

describe('scale', () => {
  test.each([
    [{}, { replicas: 1 }],
    [{ min: 2, max: 2 }, { replicas: 2 }],
    [{ max: 3 }, { replicas: 1, autoscaler: { maxReplicas: 3, cpuPercent: 80, metrics: [] } }],
    [
      { min: 2, max: 3, memoryPercent: 60 },
      { replicas: 2, autoscaler: { maxReplicas: 3, memoryPercent: 60, metrics: [] } },
    ],
    [
      { max: 3, metrics: { queue: { averageValue: '30' } } },
      {
        replicas: 1,
        autoscaler: { maxReplicas: 3, metrics: [{ name: 'queue', type: 'pods', averageValue: '30', labels: {} }] },
      },
    ],
  ])('of %j looks at the CPU only where nothing else is said', (scale, resolved) => {
    expect(workload(withWeb({ scale })).scale).toEqual(resolved);
  });
});

describe('security', () => {
  test('has a group, sorted capabilities and sorted paths', () => {
    const security = {
      user: 70,
      capabilities: ['SETUID', 'CHOWN', 'SETUID'],
      writable: { '/run': '1Mi', '/cache': '2Mi' },
    };
    expect(workload(withWeb({ security })).security).toEqual({
      user: 70,
      group: 70,
      readOnlyRoot: true,
      capabilities: ['CHOWN', 'SETUID'],
      writable: [
        { path: '/cache', size: '2Mi' },
        { path: '/run', size: '1Mi' },
      ],
    });
  });
});

describe('secretsOf', () => {
  test('names each secret once, whether in a variable or in a file', () => {
    const config = withWeb(
      { env: { A: secret('B'), T: template`${secret('A')}${secret('B')}` }, secrets: { C: '/c', A: '/a' } },
      { secrets: { A: {}, B: {}, C: {} } },
    );
    expect(secretsOf(workload(config))).toEqual(['A', 'B', 'C']);
  });
});
