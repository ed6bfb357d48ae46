import { describe, expect, test } from '@jest/globals';
import type { BaseConfig } from '../../app/schema/application.ts';
import { topology } from '../../charts/topology.ts';
import { applicationOf } from '../support/kubernetes-application.ts';

const picture = (config: Partial<BaseConfig>) => topology(applicationOf(config));

const web = { image: 'web:1', ports: { http: 80 }, routes: { main: { host: 'shop.test', path: '/app' } } };
const db = { image: 'db:1', ports: { sql: 5432 }, volumes: { data: '/data' } };

describe('the picture of a namespace', () => {
  const { nodes, edges, boundary } = picture({
    workloads: {
      web: {
        ...web,
        connectsTo: ['db', 'internet'],
        scale: { min: 2, max: 6 },
        permissions: [{ resources: ['pods'], verbs: ['get'] }],
      },
      db,
    },
    jobs: { report: { image: 'report:1', schedule: '0 3 * * *', connectsTo: ['db'] }, migrate: { image: 'web:1' } },
    volumes: { data: { size: '1Gi', class: 'fast' } },
  });

  test('shows the objects that run, by kind, the entrance with its hosts, and the claims', () => {
    expect(boundary).toBe('namespace shop');
    expect(nodes.map(({ id, kind, lines }) => [id, kind, lines.join(', ')])).toEqual([
      ['outside', 'outside', ''],
      ['entrance', 'entrance', 'Ingress, shop.test'],
      ['db', 'workload', 'Deployment, 1 replica'],
      ['web', 'workload', 'Deployment, 2 to 6 replicas, asks the API server, reaches the internet'],
      ['migrate', 'job', 'Job, before a deploy'],
      ['report', 'job', 'CronJob, cron 0 3 * * *'],
      ['volume data', 'volume', 'claim of 1Gi, fast'],
    ]);
    expect(nodes.filter(({ inside }) => !inside).map(({ id }) => id)).toEqual(['outside', 'entrance']);
  });

  test('has the ways in, the connections that are open, in their direction, and where data is', () => {
    expect(edges).toEqual([
      { from: 'outside', to: 'entrance', kind: 'request', label: '80' },
      { from: 'entrance', to: 'web', kind: 'request', label: '/app' },
      { from: 'db', to: 'volume data', kind: 'mount', label: undefined },
      { from: 'web', to: 'db', kind: 'connection', label: '5432' },
      { from: 'report', to: 'db', kind: 'connection', label: '5432' },
    ]);
  });

  test('shows a Gateway where there is one, and HTTPS', () => {
    const found = picture({
      tls: { acme: { email: 'ops@example.com' } },
      workloads: { web },
      targets: { kubernetes: { gateway: { name: 'public', namespace: 'gateways' } } },
    });
    expect(found.nodes.find(({ id }) => id === 'entrance')?.lines).toContain('Gateway public');
    expect(found.edges[0]).toMatchObject({ label: '80, 443' });
  });

  test('shows replicas with volumes of their own, and a load balancer', () => {
    const found = picture({
      workloads: { db: { ...db, scale: { min: 3 }, publish: { sql: 5432 } } },
      volumes: { data: { size: '1Gi', perReplica: true } },
    });
    expect(found.nodes.find(({ id }) => id === 'db')).toMatchObject({
      lines: ['StatefulSet', '3 replicas'],
      several: true,
    });
    expect(found.nodes.find(({ kind }) => kind === 'volume')?.lines).toEqual(['3 claims of 1Gi', 'default class']);
    expect(found.edges).toContainEqual({ from: 'outside', to: 'db', kind: 'request', label: 'load balancer 5432' });
    expect(found.nodes.map(({ id }) => id)).not.toContain('entrance');
  });
});
