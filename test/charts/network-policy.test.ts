import { describe, expect, test } from '@jest/globals';
import { address } from '../../app/define.ts';
import { applicationOf, Objects, objectsOfTask, objectsOfWeb } from '../support/kubernetes-application.ts';

const pods = (name: string) => ({
  podSelector: { matchLabels: { 'app.kubernetes.io/name': name, 'app.kubernetes.io/instance': 'shop' } },
});
const tcp = (port: number) => ({ protocol: 'TCP', port });

const db = { image: 'db:1', ports: { sql: 5432, admin: 8080 } };

describe('network policies', () => {
  test('everything is closed for every pod, but questions to DNS', () => {
    const { spec } = objectsOfWeb({}).get('NetworkPolicy', 'default');
    expect(spec.podSelector).toEqual({});
    expect(spec.policyTypes).toEqual(['Ingress', 'Egress']);
    expect(spec.ingress).toBeUndefined();
    expect(spec.egress).toHaveLength(1);
    expect(spec.egress[0].ports).toContainEqual({ protocol: 'UDP', port: 53 });
  });

  test('a workload that declares nothing opens nothing', () => {
    const { spec } = objectsOfWeb({ ports: { http: 8080 } }).get('NetworkPolicy', 'web');
    expect(spec).toEqual({
      podSelector: pods('web').podSelector,
      policyTypes: ['Ingress', 'Egress'],
    });
  });

  test('a connection is open on both sides, on the declared ports', () => {
    const objects = objectsOfWeb({ connectsTo: ['db'] }, { workloads: { db } });
    const ports = [tcp(8080), tcp(5432)];
    expect(objects.get('NetworkPolicy', 'web').spec.egress).toEqual([{ to: [pods('db')], ports }]);
    expect(objects.get('NetworkPolicy', 'db').spec.ingress).toEqual([{ from: [pods('web')], ports }]);
    expect(objects.get('NetworkPolicy', 'db').spec.egress).toBeUndefined();
  });

  test('an address in a variable opens the connection too', () => {
    const objects = objectsOfWeb({ env: { DB: address('db', 'sql') } }, { workloads: { db } });
    expect(objects.get('NetworkPolicy', 'db').spec.ingress[0].from).toEqual([pods('web')]);
  });

  test('a dependency whose health is awaited can be asked', () => {
    const readinessProbe = { tcp: { port: 'sql' } };
    const objects = objectsOfTask({ dependsOn: { db: 'healthy' } }, { workloads: { db: { ...db, readinessProbe } } });
    expect(objects.get('NetworkPolicy', 'db').spec.ingress[0].from).toEqual([pods('task')]);
    expect(objects.get('NetworkPolicy', 'task').spec.egress[0].to).toEqual([pods('db')]);
  });

  test('a routed port is open to everyone, or to the namespace of the ingress controller', () => {
    const keys = { ports: { http: 8080, admin: 9090 }, routes: { main: { host: 'a.example.com', port: 'http' } } };
    expect(objectsOfWeb(keys).get('NetworkPolicy', 'web').spec.ingress).toEqual([{ ports: [tcp(8080)] }]);
    const targets = { kubernetes: { ingress: { namespace: 'traefik' } } };
    const from = [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'traefik' } } }];
    const { spec } = objectsOfWeb(keys, { targets }).get('NetworkPolicy', 'web');
    expect(spec.ingress).toEqual([{ from, ports: [tcp(8080)] }]);
  });

  test('a published port is open to everyone, by the number on which the container listens', () => {
    const objects = objectsOfWeb({ ports: { dns: { port: 5300, protocol: 'udp' } }, publish: { dns: 53 } });
    const { spec } = objects.get('NetworkPolicy', 'web');
    expect(spec.ingress).toEqual([{ ports: [{ protocol: 'UDP', port: 5300 }] }]);
  });

  test('the port of the figures is open to the cluster', () => {
    const { spec } = objectsOfWeb({ ports: { http: 8080 }, metrics: {} }).get('NetworkPolicy', 'web');
    expect(spec.ingress).toEqual([{ from: [{ namespaceSelector: {} }], ports: [tcp(8080)] }]);
  });

  test('the internet is every address but private ones', () => {
    const [{ to }] = objectsOfWeb({ connectsTo: ['internet'] }).get('NetworkPolicy', 'web').spec.egress;
    expect(to[0].ipBlock.cidr).toBe('0.0.0.0/0');
    expect(to[0].ipBlock.except).toContain('169.254.0.0/16');
    expect(to[1].ipBlock.cidr).toBe('::/0');
  });

  test('only who has permissions reaches the API server', () => {
    const permissions = [{ resources: ['pods'], verbs: ['list'] }];
    const { spec } = objectsOfWeb({ permissions }).get('NetworkPolicy', 'web');
    expect(spec.egress).toEqual([{ ports: [tcp(443), tcp(6443)] }]);
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
