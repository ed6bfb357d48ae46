import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import type { ApplicationConfig } from '../../../app/schema/application.ts';
import { keysOf, serviceOf, stackOf } from '../../support/docker-application.ts';

const config: Partial<ApplicationConfig> = {
  workloads: {
    web: { image: 'web:1', ports: { http: 8080 }, metrics: { path: '/figures' } },
    quiet: { image: 'quiet:1' },
    alerts: { image: 'alertmanager:1', ports: { http: 9093 } },
    grafana: { image: 'grafana:1' },
  },
  monitoring: { alertmanager: 'alerts', clients: ['grafana'], intervalSeconds: 5 },
};
const tls: Partial<ApplicationConfig> = {
  ...config,
  tls: { certificate: { chain: 'CHAIN', privateKey: 'KEY' } },
  secrets: { CHAIN: {}, KEY: {} },
  workloads: {
    ...config.workloads,
    site: {
      image: 'site:1',
      ports: { http: 80 },
      routes: { main: { host: 'a.test' }, any: { host: '*.b.test' }, plain: { host: 'c.test', tls: false } },
    },
  },
};
const OWN = ['fairway_figures', 'fairway_node', 'fairway_prometheus'];

const stack = stackOf(config);

/** A file of the monitoring, as data. */
function fileOf(key: string, of = stack) {
  return parse(of.configs.find((one) => one.key === key)!.content) as Readonly<Record<string, readonly object[]>>;
}

describe('monitoring', () => {
  test('is there only where the config asks for it', () => {
    const without = { ...config, monitoring: undefined };
    expect(keysOf(stackOf(without).services)).toEqual(['alerts', 'fairway_tools', 'grafana', 'quiet', 'web']);
    expect(keysOf(stack.services)).toEqual(['alerts', ...OWN, 'fairway_tools', 'grafana', 'quiet', 'web']);
  });

  test('publishes nothing, writes nothing of the host, and has neither a socket nor a right', () => {
    for (const key of OWN) {
      const { ports, capabilities, readOnly, mounts } = serviceOf(stack, key);
      expect({ ports, capabilities, readOnly }).toEqual({ ports: [], capabilities: [], readOnly: true });
      const binds = mounts.filter(({ type }) => type === 'bind');
      for (const bind of binds) expect(bind).toMatchObject({ readOnly: true });
      expect(JSON.stringify(binds)).not.toContain('docker.sock');
    }
  });

  test('lets nobody who is root talk to anybody', () => {
    expect(serviceOf(stack, 'fairway_figures')).toMatchObject({ user: '0:0', networks: ['fairway_figures_network'] });
    for (const key of ['fairway_node', 'fairway_prometheus']) expect(serviceOf(stack, key).user).toBe('65534:65534');
  });

  test('has a network for each whom Prometheus asks, who asks it, and who takes its alerts', () => {
    expect(serviceOf(stack, 'fairway_prometheus').networks).toEqual([
      'fairway_prometheus_fairway_node',
      'fairway_prometheus_alerts',
      'fairway_prometheus_grafana',
      'fairway_prometheus_web',
    ]);
    expect(serviceOf(stack, 'web').networks).toEqual(['fairway_prometheus_web']);
    expect(serviceOf(stack, 'quiet').networks).toEqual(['quiet']);
    expect(stack.networks.filter(({ internal }) => !internal)).toEqual([]);
  });

  test('keeps figures for as long and in as much space as the config says, less what is not old enough to go', () => {
    const { args, limits } = serviceOf(
      stackOf({ ...config, monitoring: { retentionDays: 40, retentionSize: '10Gi', memory: '1Gi' } }),
      'fairway_prometheus',
    );
    expect(args).toContain('--storage.tsdb.retention.time=40d');
    expect(args).toContain(`--storage.tsdb.retention.size=${0.8 * 10 * 2 ** 30}B`);
    expect(limits).toEqual({ memoryBytes: 2 ** 30 });
  });

  test('gives the figures to the user that writes them', () => {
    expect(serviceOf(stack, 'fairway_tools').command?.[3]).toContain(
      'chown 65534:65534 /volumes/fairway_prometheus_data',
    );
    expect(keysOf(stack.volumes)).toEqual([
      'fairway_figures',
      'fairway_prometheus_data',
      'fairway_tools_bin',
      'fairway_tools_done',
    ]);
  });

  test('asks each replica that the DNS of the swarm lists, under the labels of its workload', () => {
    expect(fileOf('fairway_prometheus')['scrape_configs']).toContainEqual({
      job_name: 'shop/web',
      metrics_path: '/figures',
      dns_sd_configs: [{ names: ['tasks.web'], type: 'A', port: 8080, refresh_interval: '15s' }],
      relabel_configs: [
        { target_label: 'application', replacement: 'shop' },
        { target_label: 'workload', replacement: 'web' },
      ],
    });
  });

  test('sends alerts to the Alertmanager, if there is one', () => {
    const { alertmanagers } = fileOf('fairway_prometheus')['alerting'] as unknown as {
      alertmanagers: readonly object[];
    };
    expect(alertmanagers).toMatchObject([{ dns_sd_configs: [{ names: ['tasks.alerts'], port: 9093 }] }]);
    expect(fileOf('fairway_prometheus', stackOf({ ...config, monitoring: {} }))).not.toHaveProperty('alerting');
  });

  test('looks at the certificate of each host with HTTPS, as the proxy gives it', () => {
    const probed = stackOf(tls);
    expect(serviceOf(probed, 'fairway_probe').networks).toEqual([
      'fairway_prometheus_fairway_probe',
      'fairway_probe_fairway_proxy',
    ]);
    expect(serviceOf(probed, 'fairway_proxy').networks).toContain('fairway_probe_fairway_proxy');
    const { modules } = fileOf('fairway_probe', probed);
    expect(modules).toMatchObject({
      'a.test': { tcp: { tls_config: { server_name: 'a.test' } } },
      '*.b.test': { tcp: { tls_config: { server_name: 'www.b.test' } } },
    });
    expect(modules).not.toHaveProperty('c.test');
    expect(fileOf('fairway_prometheus', probed)['scrape_configs']).toContainEqual(
      expect.objectContaining({
        job_name: 'shop/certificates',
        static_configs: [expect.objectContaining({ targets: ['*.b.test', 'a.test'] })],
      }),
    );
  });

  test('knows how many replicas should run', () => {
    const groups = fileOf('fairway_rules')['groups'] as readonly { readonly rules: readonly object[] }[];
    expect(groups[0]!.rules).toContainEqual({
      record: 'workload:replicas:wanted',
      expr: 'vector(1)',
      labels: { application: 'shop', workload: 'web' },
    });
  });
});
