import { describe, expect, test } from '@jest/globals';
import { objectsOfWeb } from '../support/kubernetes-application.ts';

const OUT = { connectsTo: ['internet'], ports: { dns: 53 }, security: { capabilities: ['NET_BIND_SERVICE'] } };

describe('the network of a pod', () => {
  test("a pod in the network of its node has the node's ports, and leaves before its successor comes", () => {
    const objects = objectsOfWeb({ ...OUT, network: 'host' });
    expect(objects.get('Deployment', 'web', 'spec.template.spec')).toMatchObject({
      hostNetwork: true,
      dnsPolicy: 'ClusterFirstWithHostNet',
    });
    expect(objects.pod('web', 'securityContext.sysctls')).toBeUndefined();
    expect(objects.get('Deployment', 'web', 'spec.strategy')).toEqual({
      type: 'RollingUpdate',
      rollingUpdate: { maxSurge: 0, maxUnavailable: 1 },
    });
    expect(objects.get('Service', 'web', 'spec.ports')).toMatchObject([{ port: 53 }]);
  });

  test('is its own where nothing else is said', () => {
    const objects = objectsOfWeb(OUT);
    expect(objects.pod('web', 'hostNetwork')).toBeUndefined();
    expect(objects.pod('web', 'dnsPolicy')).toBeUndefined();
  });

  test('that of the node needs Pod Security to admit everything', () => {
    const enforced = (keys: object) =>
      objectsOfWeb({ ...OUT, ...keys }).find('Namespace', 'shop')?.metadata.labels?.[
        'pod-security.kubernetes.io/enforce'
      ];
    expect(enforced({ network: 'host' })).toBe('privileged');
    expect(enforced({ network: 'bridge' })).toBe('restricted');
  });
});
