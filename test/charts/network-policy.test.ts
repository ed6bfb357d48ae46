import { describe, expect, test } from '@jest/globals';
import { address } from '../../app/define.ts';
import { applicationOf, Objects, objectsOfTask, objectsOfWeb, valueAt } from '../support/kubernetes-application.ts';

const pods = (name: string) => ({
  podSelector: { matchLabels: { 'app.kubernetes.io/name': name, 'app.kubernetes.io/instance': 'shop' } },
});
const tcp = (port: number) => ({ protocol: 'TCP', port });

const db = { image: 'db:1', ports: { sql: 5432, admin: 8080 } };

/** What a policy opens. */
function policy(objects: Objects, name: string): unknown {
  return objects.get('NetworkPolicy', name, 'spec');
}

describe('network policies', () => {
  test('everything is closed for every pod, but questions to DNS', () => {
    const spec = policy(objectsOfWeb({}), 'default');
    expect(spec).toMatchObject({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
    expect(spec).not.toHaveProperty('ingress');
    expect(valueAt(spec, 'egress')).toHaveLength(1);
    expect(valueAt(spec, 'egress.0.ports')).toContainEqual({ protocol: 'UDP', port: 53 });
  });

  test('a workload that declares nothing opens nothing', () => {
    expect(policy(objectsOfWeb({ ports: { http: 8080 } }), 'web')).toEqual({
      ...pods('web'),
      policyTypes: ['Ingress', 'Egress'],
    });
  });

  test('a connection is open on both sides, on the declared ports', () => {
    const objects = objectsOfWeb({ connectsTo: ['db'] }, { workloads: { db } });
    const ports = [tcp(8080), tcp(5432)];
    expect(policy(objects, 'web')).toMatchObject({ egress: [{ to: [pods('db')], ports }] });
    expect(policy(objects, 'db')).toMatchObject({ ingress: [{ from: [pods('web')], ports }] });
    expect(policy(objects, 'web')).not.toHaveProperty('ingress');
    expect(policy(objects, 'db')).not.toHaveProperty('egress');
  });

  test('an address in a variable opens the connection too', () => {
    const objects = objectsOfWeb({ env: { DB: address('db', 'sql') } }, { workloads: { db } });
    expect(valueAt(policy(objects, 'db'), 'ingress.0.from')).toEqual([pods('web')]);
  });

  test('a dependency whose health is awaited can be asked', () => {
    const readinessProbe = { tcp: { port: 'sql' } };
    const objects = objectsOfTask({ dependsOn: { db: 'healthy' } }, { workloads: { db: { ...db, readinessProbe } } });
    expect(valueAt(policy(objects, 'db'), 'ingress.0.from')).toEqual([pods('task')]);
    expect(valueAt(policy(objects, 'task'), 'egress.0.to')).toEqual([pods('db')]);
  });

  test('a routed port is open to everyone, or to the namespace of the ingress controller', () => {
    const keys = { ports: { http: 8080, admin: 9090 }, routes: { main: { host: 'a.example.com', port: 'http' } } };
    const targets = { kubernetes: { ingress: { namespace: 'traefik' } } };
    const from = [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'traefik' } } }];
    expect(valueAt(policy(objectsOfWeb(keys), 'web'), 'ingress')).toEqual([{ ports: [tcp(8080)] }]);
    expect(valueAt(policy(objectsOfWeb(keys, { targets }), 'web'), 'ingress')).toEqual([{ from, ports: [tcp(8080)] }]);
  });

  test('a published port is open to everyone, by the number on which the container listens', () => {
    const objects = objectsOfWeb({ ports: { dns: { port: 5300, protocol: 'udp' } }, publish: { dns: 53 } });
    expect(valueAt(policy(objects, 'web'), 'ingress')).toEqual([{ ports: [{ protocol: 'UDP', port: 5300 }] }]);
  });

  test('the port of the figures is open to the cluster', () => {
    const objects = objectsOfWeb({ ports: { http: 8080 }, metrics: {} });
    expect(valueAt(policy(objects, 'web'), 'ingress')).toEqual([
      { from: [{ namespaceSelector: {} }], ports: [tcp(8080)] },
    ]);
  });

  test('the internet is every address but private ones', () => {
    const spec = policy(objectsOfWeb({ connectsTo: ['internet'] }), 'web');
    expect(valueAt(spec, 'egress.0.to.0.ipBlock.cidr')).toBe('0.0.0.0/0');
    expect(valueAt(spec, 'egress.0.to.0.ipBlock.except')).toContain('169.254.0.0/16');
    expect(valueAt(spec, 'egress.0.to.1.ipBlock.cidr')).toBe('::/0');
  });

  test('only who has permissions reaches the API server', () => {
    const objects = objectsOfWeb({ permissions: [{ resources: ['pods'], verbs: ['list'] }] });
    expect(valueAt(policy(objects, 'web'), 'egress')).toEqual([{ ports: [tcp(443), tcp(6443)] }]);
  });

  test('the API server is reached at its own addresses only, where these are known', () => {
    const targets = { kubernetes: { apiServer: ['203.0.113.7/32', '2001:db8::/64'] } };
    const to = targets.kubernetes.apiServer.map((cidr) => ({ ipBlock: { cidr } }));
    const objects = objectsOfWeb({ permissions: [{ resources: ['pods'], verbs: ['list'] }] }, { targets });
    expect(valueAt(policy(objects, 'web'), 'egress')).toEqual([{ to, ports: [tcp(443), tcp(6443)] }]);
    expect(policy(objectsOfWeb({}, { targets }), 'web')).not.toHaveProperty('egress');
  });

  test('another client changes the policy of what it reaches, and nothing else of it', () => {
    const before = new Objects(applicationOf({ workloads: { db } }));
    const after = objectsOfWeb({ connectsTo: ['db'] }, { workloads: { db } });
    const changed = before.all.filter(
      (object) => JSON.stringify(object) !== JSON.stringify(after.find(object.kind, object.metadata.name)),
    );
    expect(changed.map(({ kind, metadata }) => `${kind}/${metadata.name}`)).toEqual(['NetworkPolicy/db']);
  });
});
