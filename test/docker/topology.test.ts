import { describe, expect, test } from '@jest/globals';
import type { BaseConfig } from '../../app/schema/application.ts';
import { loadApplication } from '../../app/model/load.ts';
import { topology } from '../../docker/topology.ts';

const picture = (config: Partial<BaseConfig>) => topology(loadApplication({ name: 'shop', workloads: {}, ...config }));

const web = { image: 'web:1', ports: { http: 80 }, routes: { main: { host: 'shop.test', path: '/app' } } };
const db = { image: 'db:1', ports: { sql: 5432 }, volumes: { data: '/data' } };

describe('the picture of a Docker host', () => {
  const { nodes, edges, boundary } = picture({
    workloads: { web: { ...web, connectsTo: ['db', 'internet'], scale: { min: 2 } }, db },
    jobs: { report: { image: 'report:1', command: ['run'], schedule: '0 3 * * *', connectsTo: ['db'] } },
    volumes: { data: { size: '1Gi' } },
  });

  test('shows the services, the proxy with its hosts, and the volumes', () => {
    expect(boundary).toBe('one Docker host, stack shop');
    const shown = nodes.map(({ id, kind, lines }) => [id, kind, lines.join(', ')]);
    expect(shown).toEqual(
      expect.arrayContaining([
        ['outside', 'outside', ''],
        ['fairway_proxy', 'entrance', 'Caddy, shop.test'],
        ['fairway_scheduler', 'helper', ''],
        ['web', 'workload', '2 replicas, reaches the internet'],
        ['db', 'workload', '1 replica'],
        ['report', 'job', 'cron 0 3 * * *'],
        ['volume data', 'volume', 'local volume, without a limit'],
      ]),
    );
    expect(nodes.find(({ id }) => id === 'web')).toMatchObject({ several: true });
  });

  test('leaves out what nothing leads to, such as the tools', () => {
    expect(nodes.map(({ id }) => id)).not.toContain('fairway_tools');
    expect(nodes).toHaveLength(7);
  });

  test('has a line for each network between two services, both ways, from the one that asks', () => {
    expect(edges).toContainEqual({ from: 'web', to: 'db', kind: 'pair', label: '5432' });
    expect(edges).toContainEqual({ from: 'report', to: 'db', kind: 'pair', label: '5432' });
    expect(edges.filter(({ kind }) => kind === 'pair')).toHaveLength(2);
  });

  test('has the ways in, what starts jobs, and where data is', () => {
    expect(edges).toEqual(
      expect.arrayContaining([
        { from: 'outside', to: 'fairway_proxy', kind: 'request', label: '80' },
        { from: 'fairway_proxy', to: 'web', kind: 'request', label: '/app' },
        { from: 'fairway_scheduler', to: 'report', kind: 'control' },
        { from: 'db', to: 'volume data', kind: 'mount', label: undefined },
      ]),
    );
  });

  test('shows a published port past the proxy', () => {
    const dns = { image: 'dns:1', ports: { dns: { port: 5353, protocol: 'udp' as const } }, publish: { dns: 53 } };
    const found = picture({ workloads: { dns } });
    expect(found.edges).toEqual([{ from: 'outside', to: 'dns', kind: 'request', label: 'port 53/udp' }]);
    expect(found.nodes.map(({ id }) => id).sort()).toEqual(['dns', 'outside']);
  });

  test("shows the open ports of what is in the host's network, and no one else's way to it", () => {
    const inNetwork = (network: 'bridge' | 'host', port: number) =>
      ({ image: 'a:1', network, connectsTo: ['internet'], ports: { http: port } }) as const;
    const found = picture({
      workloads: {
        hub: { ...inNetwork('host', 8123), publish: { http: 8123 } },
        one: { ...inNetwork('bridge', 8080), connectsTo: ['internet', 'other'] },
        other: inNetwork('bridge', 8080),
      },
    });
    expect(found.edges).toEqual([
      { from: 'outside', to: 'hub', kind: 'request', label: 'port 8123' },
      { from: 'one', to: 'other', kind: 'pair', label: '8080' },
    ]);
  });

  test('shows who asks whom for figures', () => {
    const found = picture({
      workloads: { web: { ...web, metrics: {} }, grafana: { image: 'grafana:1' } },
      monitoring: { clients: ['grafana'] },
    });
    const lines = found.edges.filter(({ kind }) => kind === 'control').map(({ from, to }) => `${from} → ${to}`);
    expect(lines).toEqual(expect.arrayContaining(['fairway_prometheus → web', 'grafana → fairway_prometheus']));
  });

  test('counts the volumes of replicas', () => {
    const found = picture({
      workloads: { db: { ...db, scale: { min: 3 } } },
      volumes: { data: { size: '1Gi', perReplica: true } },
    });
    expect(found.nodes.find(({ kind }) => kind === 'volume')?.lines).toContain('3 local volumes');
  });
});
