import { describe, expect, test } from '@jest/globals';
import { objectsOfWeb } from '../support/kubernetes-application.ts';

describe('services', () => {
  test("a workload answers under its name, on its ports' names and numbers", () => {
    const objects = objectsOfWeb({ ports: { http: 8080, dns: { port: 53, protocol: 'udp' } } });
    expect(objects.get('Service', 'web', 'spec')).toEqual({
      type: 'ClusterIP',
      selector: { 'app.kubernetes.io/name': 'web', 'app.kubernetes.io/instance': 'shop' },
      ports: [
        { name: 'dns', port: 53, protocol: 'UDP', targetPort: 'dns' },
        { name: 'http', port: 8080, protocol: 'TCP', targetPort: 'http' },
      ],
    });
  });

  test('tells the protocol that a port speaks', () => {
    const objects = objectsOfWeb({ ports: { http: 8080, grpc: { port: 50_051, appProtocol: 'h2c' } } });
    expect(objects.get('Service', 'web', 'spec.ports.grpc.appProtocol')).toBe('kubernetes.io/h2c');
    expect(objects.get('Service', 'web', 'spec.ports.http')).not.toHaveProperty('appProtocol');
  });

  test('without ports there is none', () => {
    expect(objectsOfWeb({}).ofKind('Service')).toEqual([]);
  });

  test('published ports have a load balancer of their own, with the public numbers', () => {
    const objects = objectsOfWeb({ ports: { smtp: 2525, http: 8080 }, publish: { smtp: 25 } });
    expect(objects.get('Service', 'web-public', 'spec')).toMatchObject({
      type: 'LoadBalancer',
      ports: [{ name: 'smtp', port: 25, protocol: 'TCP', targetPort: 'smtp' }],
    });
    expect(objects.get('Service', 'web', 'spec.type')).toBe('ClusterIP');
  });

  test('publishes UDP beside TCP at one load balancer', () => {
    const ports = { dns: 53, 'dns-udp': { port: 53, protocol: 'udp' as const } };
    const objects = objectsOfWeb({ ports, publish: { dns: 53, 'dns-udp': 53 } });
    expect(objects.get('Service', 'web-public', 'spec.ports')).toEqual([
      { name: 'dns', port: 53, protocol: 'TCP', targetPort: 'dns' },
      { name: 'dns-udp', port: 53, protocol: 'UDP', targetPort: 'dns-udp' },
    ]);
  });
});
