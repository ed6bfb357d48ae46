import { describe, expect, test } from '@jest/globals';
import { parse } from '../../app/model/parse.ts';

describe('parse', () => {
  test('fills in every default of a workload', () => {
    const { parsed, issues } = parse({ name: 'shop', workloads: { web: { image: 'nginx:1' } } });
    expect(issues).toEqual([]);
    expect(parsed!.workloads['web']).toEqual({
      image: 'nginx:1',
      network: 'overlay',
      env: {},
      files: {},
      secrets: {},
      volumes: {},
      resources: { requests: { cpu: '50m', memory: '64Mi' } },
      security: { user: 1000, readOnlyRoot: true, capabilities: [], writable: { '/tmp': '64Mi' } },
      placement: { spread: ['host'], nodeLabels: {}, near: [], apartFrom: [], tolerations: [], required: [] },
      permissions: [],
      connectsTo: [],
      dependsOn: {},
      stopGracePeriodSeconds: 30,
      ports: {},
      routes: {},
      publish: {},
      scale: { min: 1, metrics: {} },
      update: { maxSurge: 1, maxUnavailable: 0 },
    });
  });

  test('fills in what a job and the application have by default', () => {
    const { parsed } = parse({ name: 'shop', workloads: {}, jobs: { migrate: { image: 'a:1' } } });
    expect(parsed!.jobs['migrate']).toMatchObject({ retries: 3, timeoutSeconds: 600 });
    expect(parsed).toMatchObject({ volumes: {}, secrets: {}, configs: {} });
    expect(parsed!.targets).toEqual({
      docker: { httpPort: 80, httpsPort: 443, dataRoot: '/var/lib/docker', openPorts: [] },
      images: {
        proxy: 'caddy:2',
        tools: 'busybox:stable-musl',
        scheduler: 'crazymax/swarm-cronjob:1',
        prometheus: 'prom/prometheus:v3.13.5',
        nodeExporter: 'prom/node-exporter:v1.12.1',
        blackboxExporter: 'prom/blackbox-exporter:v0.28.0',
      },
      kubernetes: {
        ingress: { clusterIssuer: 'letsencrypt', annotations: {} },
        metrics: 'annotations',
        prometheusLabels: {},
        apiServer: [],
        drainSeconds: 15,
      },
    });
  });

  test.each([
    ['a port', { ports: { http: 80 } }, { ports: { http: { port: 80, protocol: 'tcp' } } }],
    ['a mount', { volumes: { data: '/data' } }, { volumes: { data: { mountPath: '/data', readOnly: false } } }],
    ['a file', { files: { rules: '/etc/rules' } }, { files: { rules: { mountPath: '/etc/rules', mode: '0444' } } }],
  ])('gives the short form of %s the same shape as the long one', (_, short, long) => {
    const of = (changes: object) => parse({ name: 'shop', workloads: { web: { image: 'a:1', ...changes } } }).parsed;
    expect(of(short)!.workloads['web']).toMatchObject(long);
    expect(of(of(short)!.workloads['web']!)).toEqual(of(short));
  });

  test('reads a misspelt key as what it was meant to be, so that the rest can be examined', () => {
    const { parsed, issues } = parse({ name: 'shop', workloads: { web: { imge: 'nginx:1', speed: 1 } } });
    expect(issues).toHaveLength(2);
    expect(parsed!.workloads['web']).toMatchObject({ image: 'nginx:1' });
  });

  test('prefers what is spelt right to what is misspelt', () => {
    const { parsed } = parse({ name: 'shop', workloads: { web: { imge: 'nginx:1', image: 'nginx:2' } } });
    expect(parsed!.workloads['web']).toMatchObject({ image: 'nginx:2' });
  });

  test('fails without a result where a value is wrong', () => {
    const { parsed, issues } = parse({ name: 'shop', workloads: { web: { imge: 'nginx:1', args: 5 } } });
    expect(parsed).toBeUndefined();
    expect(issues).toHaveLength(2);
  });
});
