import { describe, expect, test } from '@jest/globals';
import { loadApplication } from '../../app/model/load.ts';
import { findDifferences, isLoss } from '../../app/parity/find-differences.ts';
import type { Target } from '../../app/model/target.ts';
import { withJob, withWeb } from '../support/small.ts';

/** `severity path` of each difference, the worst first. */
const differences = (config: unknown, target: Target) =>
  findDifferences(loadApplication(config), target).flatMap(({ severity, paths }) =>
    paths.map((path) => `${severity} ${path}`),
  );

const volumes = { data: { size: '1Gi' } };
const redirects = { www: { host: 'www.example.com', to: 'https://example.com' } };
const gateway = { targets: { kubernetes: { gateway: { name: 'public', namespace: 'gateways' } } } };
const h2c = { grpc: { port: 50_051, appProtocol: 'h2c' } };
const routed = (route: object) => ({ routes: { main: { host: 'shop.example.com', ...route } } });

describe('what a target makes differently', () => {
  test('is nothing about prefixes and redirects at a Gateway', () => {
    const config = withWeb(routed({ path: '/api', stripPrefix: true }), { ...gateway, redirects });
    expect(differences(config, 'kubernetes')).toEqual(['info workloads.web.routes']);
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
    ['replicas', 'docker', withWeb({ scale: { min: 2 } }), 'degraded workloads.web.placement.spread'],
    ['a volume', 'docker', withWeb({ volumes: { data: '/data' } }, { volumes }), 'degraded workloads.web.update'],
    ['a volume', 'kubernetes', withWeb({ volumes: { data: '/data' } }, { volumes }), 'degraded workloads.web.update'],
    ['a published port', 'docker', withWeb({ publish: { http: 9000 } }), 'degraded workloads.web.publish'],
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
    ['retries', 'docker', withJob({}), 'info jobs.migrate.retries'],
    ['retries of a schedule', 'docker', withJob({ schedule: '0 3 * * *' }), 'info jobs.migrate.retries'],
    ['privileges to gain', 'docker', withWeb({}), 'degraded workloads.web.security'],
    ['folders without programs', 'docker', withWeb({}), 'info workloads.web.security.writable'],
    ['root', 'kubernetes', withWeb({ security: { user: 0 } }), 'degraded workloads.web.security'],
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
      'degraded workloads.web.dependsOn',
    ],
  ])('names %s on %s', (_, target, config, expected) => {
    expect(differences(config, target)).toContain(expected);
  });

  test('is nothing about privileges for root, which has all it could gain', () => {
    expect(differences(withWeb({ security: { user: 0 } }), 'docker')).not.toContain('degraded workloads.web.security');
  });

  test('says that a published port leads outside, too', () => {
    const found = findDifferences(loadApplication(withWeb({ publish: { http: 9000 } })), 'docker');
    expect(found.find(({ paths }) => paths.includes('workloads.web.publish'))?.text).toContain('internet');
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
    expect(found.filter(isLoss).map(({ paths }) => paths)).toEqual([['workloads.web.scale.max']]);
  });
});
