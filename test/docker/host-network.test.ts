import { describe, expect, test } from '@jest/globals';
import { ConfigError } from '../../app/errors/config-error.ts';
import { formatIssue } from '../../app/errors/issue.ts';
import { loadApplication } from '../../app/model/load.ts';
import { findDifferences } from '../../app/parity/find-differences.ts';
import type { ApplicationConfig } from '../../app/schema/application.ts';
import { networkOf, serviceOf, stackOfWeb } from '../support/docker-application.ts';

const api = { image: 'api:1', ports: { http: 8080 } };
const HOST = { network: 'host', connectsTo: ['internet'], ports: { web: 9000 } } as const;
const BRIDGE = { ...HOST, network: 'bridge' } as const;

describe("the host's network", () => {
  test('is the only one of a workload that asks for it, and its ports are not published once more', () => {
    const stack = stackOfWeb({ ...HOST, publish: { web: 9000 } });
    expect(serviceOf(stack, 'web')).toMatchObject({ networks: ['fairway_host'], ports: [] });
    expect(networkOf(stack, 'fairway_host')).toEqual({
      key: 'fairway_host',
      name: 'host',
      internal: false,
      predefined: true,
    });
  });

  test('has one port for one task: the old one goes first', () => {
    expect(serviceOf(stackOfWeb(HOST), 'web').updateConfig).toMatchObject({ order: 'stop-first', parallelism: 1 });
  });

  test('lets a new task come first where it listens on nothing', () => {
    const stack = stackOfWeb({ ...HOST, ports: {}, scale: { min: 2 } });
    expect(serviceOf(stack, 'web').updateConfig).toMatchObject({ order: 'start-first' });
  });

  const refused: readonly [string, object, Partial<ApplicationConfig>, string][] = [
    ['a route', { routes: { main: { host: 'web.test' } } }, {}, "routes: expected none in the host's network"],
    ['a connection', { connectsTo: ['internet', 'api'] }, { workloads: { api } }, 'connectsTo: expected none'],
    [
      'a client',
      {},
      { workloads: { api: { ...api, connectsTo: ['web'] } } },
      'network: expected "overlay" or "bridge"',
    ],
    ['figures', { metrics: {} }, { monitoring: {} }, 'network: expected "overlay" or "bridge": Prometheus'],
    [
      'a wish for figures',
      {},
      { monitoring: { clients: ['web'] } },
      'network: expected "overlay" or "bridge": Prometheus',
    ],
    ['another replica', { scale: { min: 2 } }, {}, 'scale: expected 1 replica, got 2'],
  ];

  test.each(refused)('fails for what needs a name in another network: %s', (_, keys, rest, message) => {
    expect(issuesOf({ ...HOST, ...keys }, rest)).toEqual([expect.stringContaining(`workloads.web.${message}`)]);
    const web = { image: 'web:1', ...HOST, ...keys };
    const application = loadApplication({ name: 'shop', ...rest, workloads: { ...rest.workloads, web } });
    const findings = findDifferences(application, 'docker').filter(({ severity }) => severity === 'refused');
    expect(findings.flatMap(({ places }) => places.map(({ path }) => path))).toEqual(['workloads.web.network']);
  });
});

describe("the engine's bridge", () => {
  test('is the way outside, and edges stay what they are', () => {
    const stack = stackOfWeb({ ...BRIDGE, connectsTo: ['internet', 'api'] }, { workloads: { api } });
    expect(serviceOf(stack, 'web').networks).toEqual(['web_api', 'fairway_bridge']);
    expect(networkOf(stack, 'fairway_bridge')).toMatchObject({ name: 'bridge', predefined: true });
    expect(serviceOf(stack, 'web').updateConfig).toMatchObject({ order: 'start-first' });
  });

  test('leads a published port to its task', () => {
    const stack = stackOfWeb({ ...BRIDGE, publish: { web: 80 } });
    expect(serviceOf(stack, 'web')).toMatchObject({
      networks: ['fairway_bridge'],
      ports: [{ target: 9000, published: 80, protocol: 'tcp' }],
      updateConfig: { order: 'stop-first' },
    });
  });
});

/** What this target refuses, a line each. */
function issuesOf(...config: Parameters<typeof stackOfWeb>): readonly string[] {
  try {
    stackOfWeb(...config);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.issues.map(formatIssue);
    throw error;
  }
}
