import { describe, expect, test } from '@jest/globals';
import { secret } from '../../app/define.ts';
import { loadApplication } from '../../app/model/load.ts';
import { findDifferences, isLoss } from '../../app/parity/find-differences.ts';
import type { Target } from '../../app/model/target.ts';
import { withJob, withWeb } from '../support/small.ts';

/** `severity path` of each difference, the worst first. */
const differences = (config: unknown, target: Target) =>
  findDifferences(loadApplication(config), target).flatMap(({ severity, places }) =>
    places.map(({ path }) => `${severity} ${path}`),
  );

/** What a difference comes to at a path, and what it means. */
const detailAt = (config: unknown, target: Target, path: string, environment?: string) => {
  const found = findDifferences(loadApplication(config, { environment }), target);
  return found.flatMap(({ text, places }) =>
    places.filter((place) => place.path === path).map(({ detail = '' }) => `${detail} | ${text}`),
  );
};

const volumes = { data: { size: '1Gi' } };
const redirects = { www: { host: 'www.example.com', to: 'https://example.com' } };
const gateway = { targets: { kubernetes: { gateway: { name: 'public', namespace: 'gateways' } } } };
const h2c = { grpc: { port: 50_051, appProtocol: 'h2c' } };
const routed = (route: object) => ({ routes: { main: { host: 'shop.example.com', ...route } } });
const mounted = { volumes: { data: '/data' } };
const zones = { scale: { min: 2 }, placement: { spread: ['zone'] } };

describe('what a target makes differently', () => {
  test('is nothing about prefixes and redirects at a Gateway', () => {
    const config = withWeb(routed({ path: '/api', stripPrefix: true }), { ...gateway, redirects });
    expect(differences(config, 'kubernetes')).toEqual(['info workloads.web.routes.main', 'info workloads.web.routes']);
  });

  test('is little for the smallest application', () => {
    expect(differences(withWeb({}), 'docker')).toEqual([
      'degraded workloads.web.security',
      'info workloads.web.security.writable',
    ]);
    expect(differences(withWeb({}), 'kubernetes')).toEqual([]);
  });

  test.each<[string, Target, object, string]>([
    ['an autoscaler', 'docker', withWeb({ scale: { min: 1, max: 3 } }), 'lost workloads.web.scale.max'],
    [
      'permissions',
      'docker',
      withWeb({ permissions: [{ resources: ['pods'], verbs: ['get'] }] }),
      'lost workloads.web.permissions',
    ],
    [
      'permissions where the address of the API server is unknown',
      'kubernetes',
      withWeb({ permissions: [{ resources: ['pods'], verbs: ['get'] }] }),
      'degraded workloads.web.permissions',
    ],
    ['metrics', 'docker', withWeb({ metrics: {} }), 'lost workloads.web.metrics'],
    ['a probe', 'docker', withWeb({ readinessProbe: { tcp: {} } }), 'info workloads.web.readinessProbe'],
    [
      'a probe by a command behind a route',
      'docker',
      withWeb({ ...routed({}), readinessProbe: { exec: { command: ['true'] } } }),
      'degraded workloads.web.readinessProbe.exec',
    ],
    [
      'a stripped prefix',
      'kubernetes',
      withWeb(routed({ path: '/api', stripPrefix: true })),
      'lost workloads.web.routes.main.stripPrefix',
    ],
    [
      'a limit of the body',
      'kubernetes',
      withWeb(routed({ maxBodySize: '1Mi' })),
      'lost workloads.web.routes.main.maxBodySize',
    ],
    [
      'a limit of time',
      'kubernetes',
      withWeb(routed({ timeouts: { responseSeconds: 3 } })),
      'lost workloads.web.routes.main.timeouts.responseSeconds',
    ],
    [
      'a limit of time at a Gateway',
      'kubernetes',
      withWeb(routed({ timeouts: { responseSeconds: 3 } }), gateway),
      'degraded workloads.web.routes.main.timeouts.responseSeconds',
    ],
    [
      'a limit of pauses',
      'kubernetes',
      withWeb(routed({ timeouts: { readSeconds: 3 } }), gateway),
      'lost workloads.web.routes.main.timeouts.readSeconds',
    ],
    ['HTTP/2 to a port', 'kubernetes', withWeb({ ports: h2c }), 'info workloads.web.ports.grpc.appProtocol'],
    ['a redirect', 'kubernetes', withWeb({}, { redirects }), 'lost redirects.www'],
    [
      'a status of a redirect at a Gateway',
      'kubernetes',
      withWeb({}, { ...gateway, redirects: { www: { ...redirects.www, status: 308 } } }),
      'info redirects.www.status',
    ],
    ['replicas', 'docker', withWeb({ scale: { min: 2 } }), 'degraded workloads.web.scale.min'],
    ['replicas in zones', 'docker', withWeb(zones), 'degraded workloads.web.placement.spread'],
    ['a volume', 'docker', withWeb(mounted, { volumes }), 'degraded workloads.web.volumes.data'],
    ['a volume', 'kubernetes', withWeb(mounted, { volumes }), 'degraded workloads.web.volumes.data'],
    ['storage on one host', 'docker', withWeb(mounted, { volumes }), 'degraded volumes.data'],
    ['storage of a class', 'kubernetes', withWeb(mounted, { volumes }), 'info volumes.data'],
    ['storage without backups', 'kubernetes', withWeb(mounted, { volumes }), 'degraded volumes.data.backup'],
    [
      'no surge',
      'docker',
      withWeb({ update: { maxSurge: 0, maxUnavailable: 1 } }),
      'degraded workloads.web.update.maxSurge',
    ],
    [
      'a volume that replicas write together',
      'kubernetes',
      withWeb({ ...mounted, scale: { min: 3 } }, { volumes: { data: { size: '1Gi', accessMode: 'ReadWriteMany' } } }),
      'info volumes.data.accessMode',
    ],
    ['a published port', 'docker', withWeb({ publish: { http: 9000 } }), 'degraded workloads.web.publish.http'],
    ['a job in a deploy', 'docker', withJob({}), 'info jobs.migrate'],
    ['a job in a deploy', 'kubernetes', withJob({}), 'info jobs.migrate'],
    ['routed ports that are open to the cluster', 'kubernetes', withWeb(routed({})), 'info workloads.web.routes'],
    [
      "a value in the team's store",
      'kubernetes',
      withWeb(
        { env: { TOKEN: secret('TOKEN') } },
        { secrets: { TOKEN: { external: { store: 'vault', key: 'shop' } } } },
      ),
      'degraded secrets.TOKEN.external',
    ],
    ['retries', 'docker', withJob({}), 'info jobs.migrate.retries'],
    ['retries of a schedule', 'docker', withJob({ schedule: '0 3 * * *' }), 'info jobs.migrate.retries'],
    ['privileges to gain', 'docker', withWeb({}), 'degraded workloads.web.security'],
    ['folders without programs', 'docker', withWeb({}), 'info workloads.web.security.writable'],
    ['root', 'kubernetes', withWeb({ security: { user: 0 } }), 'degraded workloads.web.security.user'],
    [
      'a build without a registry',
      'kubernetes',
      { name: 'shop', workloads: { web: { build: {} } } },
      'refused registry',
    ],
    [
      'a job that is waited for',
      'kubernetes',
      withJob({}, { workloads: { web: { image: 'web:1', dependsOn: { migrate: 'completed' } } } }),
      'degraded workloads.web.dependsOn.migrate',
    ],
  ])('names %s on %s', (_, target, config, expected) => {
    expect(differences(config, target)).toContain(expected);
  });

  test('is nothing about privileges for root, which has all it could gain', () => {
    expect(differences(withWeb({ security: { user: 0 } }), 'docker')).not.toContain('degraded workloads.web.security');
  });

  test('says that a published port leads outside, too', () => {
    const [found] = detailAt(withWeb({ publish: { http: 9000 } }), 'docker', 'workloads.web.publish.http');
    expect(found).toContain('internet');
  });

  test('is not an autoscaler whose range is a single number', () => {
    expect(differences(withWeb({ scale: { min: 2, max: 2 } }), 'docker')).not.toContain('lost workloads.web.scale.max');
  });

  test('is nothing about permissions where the address of the API server is known', () => {
    const targets = { kubernetes: { apiServer: ['203.0.113.7/32'] } };
    const config = withWeb({ permissions: [{ resources: ['pods'], verbs: ['get'] }] }, { targets });
    expect(differences(config, 'kubernetes')).not.toContain('degraded workloads.web.permissions');
  });

  test('is no missing registry where nothing is built or one is set', () => {
    expect(differences(withWeb({}), 'kubernetes')).not.toContain('refused registry');
    const built = { name: 'shop', registry: 'ghcr.io/acme', workloads: { web: { build: {} } } };
    expect(differences(built, 'kubernetes')).not.toContain('refused registry');
  });

  test('begins with the worst', () => {
    const config = withWeb({ scale: { min: 2, max: 3 }, livenessProbe: { http: {} } });
    const order = ['lost', 'degraded', 'info'];
    const severities = differences(config, 'docker').map((line) => line.split(' ')[0]);
    expect([...new Set(severities)]).toEqual(['lost', 'degraded', 'info']);
    expect(severities).toEqual(severities.toSorted((a, b) => order.indexOf(a!) - order.indexOf(b!)));
  });

  test('is a loss where something that the config asks for has no effect', () => {
    const found = findDifferences(
      loadApplication(withWeb({ scale: { min: 1, max: 3 }, livenessProbe: { http: {} } })),
      'docker',
    );
    expect(found.filter(isLoss).flatMap(({ places }) => places.map(({ path }) => path))).toEqual([
      'workloads.web.scale.max',
    ]);
  });
});

describe('what a difference comes to for an application', () => {
  const udp = { ports: { dns: 53, 'dns-udp': { port: 53, protocol: 'udp' } }, publish: { dns: 53, 'dns-udp': 53 } };
  const shared = { data: { size: '1Gi', accessMode: 'ReadWriteMany' } };

  test.each<[string, Target, object, string, RegExp]>([
    [
      'the fixed number of replicas',
      'docker',
      withWeb({ scale: { min: 2, max: 6 } }),
      'workloads.web.scale.max',
      /^fixed at 2, not 2 to 6 \| there is no autoscaler/,
    ],
    [
      'the replicas that fail together',
      'docker',
      withWeb({ scale: { min: 3 } }),
      'workloads.web.scale.min',
      /^3 replicas on one host \|/,
    ],
    [
      'the seconds without an answer',
      'docker',
      withWeb({ ...mounted, stopGracePeriodSeconds: 40, readinessProbe: { tcp: {} } }, { volumes }),
      'workloads.web.volumes.data',
      /^2 s if it ends and starts at once; at most 40 s to end, then at most 120 s to become ready \| a stop-first update.*rolled back/,
    ],
    [
      'who ends the pause of a broken version',
      'kubernetes',
      withWeb(mounted, { volumes }),
      'workloads.web.volumes.data',
      /rolled back by `fairway deploy`, with as long a pause again; deployed in another way it stays until somebody acts$/,
    ],
    [
      'who waits for a job',
      'docker',
      withJob({}, { workloads: { web: { image: 'web:1', dependsOn: { migrate: 'completed' } } } }),
      'jobs.migrate',
      /^awaited by web \| .*only what `dependsOn` it/,
    ],
    [
      'who pauses for a new connection',
      'docker',
      withWeb(
        { connectsTo: ['api', 'db'] },
        {
          workloads: {
            web: { image: 'web:1', connectsTo: ['api', 'db'] },
            api: { image: 'a:1' },
            db: { image: 'd:1', ...mounted },
          },
          volumes,
        },
      ),
      'workloads.web.connectsTo',
      /^api, db \(pauses\) \| a network that both sides join/,
    ],
    ['that nothing waits for a job', 'docker', withJob({}), 'jobs.migrate', /^nothing waits for it \|/],
    [
      'when a replica that hangs is replaced',
      'docker',
      withWeb({ livenessProbe: { tcp: {}, periodSeconds: 5, failureThreshold: 4 } }),
      'workloads.web.livenessProbe',
      /^replaced after 4 failures, 5 s apart \|/,
    ],
    [
      'the permissions without an API to protect',
      'docker',
      withWeb({ permissions: [{ resources: ['pods'], verbs: ['get', 'list'] }] }),
      'workloads.web.permissions',
      /^get and list pods \| there is no Kubernetes API to protect/,
    ],
    [
      'who writes a shared volume',
      'kubernetes',
      withWeb({ ...mounted, scale: { min: 3 } }, { volumes: shared }),
      'volumes.data.accessMode',
      /^web \(3 replicas\) \|/,
    ],
    [
      'that UDP passes the proxy by',
      'docker',
      withWeb(udp),
      'workloads.web.publish.dns-udp',
      /^53\/udp beside TCP \| a UDP port of the host, past the proxy/,
    ],
    [
      'that UDP passes the ingress controller by',
      'kubernetes',
      withWeb(udp),
      'workloads.web.publish.dns-udp',
      /^53\/udp beside TCP \| a UDP port of the load balancer/,
    ],
    [
      'the order that kubectl does not keep',
      'kubernetes',
      withJob({}, { workloads: { web: { image: 'web:1', dependsOn: { migrate: 'completed' } } } }),
      'workloads.web.dependsOn.migrate',
      /plain `kubectl apply` of all files, or a GitOps tool, does not wait/,
    ],
  ])('is %s on %s', (_, target, config, path, expected) => {
    expect(detailAt(config, target, path)).toContainEqual(expect.stringMatching(expected));
  });

  test('is found where it was typed: in the environment that sets it', () => {
    const environments = { prod: { workloads: { web: { scale: { max: 9 } } } }, dev: { workloads: { web: {} } } };
    const config = withWeb({ scale: { min: 2, max: 6 } }, { environments });
    const inProd = 'environments.prod.workloads.web.scale.max';
    expect(detailAt(config, 'docker', inProd, 'prod')).toEqual([expect.stringMatching(/^fixed at 2, not 2 to 9/)]);
    expect(detailAt(config, 'docker', 'workloads.web.scale.max', 'dev')).toHaveLength(1);
    expect(detailAt(config, 'docker', 'workloads.web.scale.min', 'prod')).toHaveLength(1);
  });
});
