import { describe, expect, test } from '@jest/globals';
import { objectsOfTask, objectsOfWeb, type Objects } from '../support/kubernetes-application.ts';

function levelOf(objects: Objects): string | undefined {
  return objects.find('Namespace', 'shop')?.metadata.labels?.['pod-security.kubernetes.io/enforce'];
}

describe('Pod Security', () => {
  test('a container has no privilege that it does not declare', () => {
    const objects = objectsOfWeb({});
    expect(levelOf(objects)).toBe('restricted');
    expect(objects.pod('web', 'securityContext.seccompProfile')).toEqual({ type: 'RuntimeDefault' });
    expect(objects.container('web', 'securityContext')).toEqual({
      runAsUser: 1000,
      runAsGroup: 1000,
      runAsNonRoot: true,
      readOnlyRootFilesystem: true,
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
    });
  });

  test('its group owns its volumes', () => {
    const objects = objectsOfWeb({ security: { user: 999, group: 998 } });
    expect(objects.pod('web', 'securityContext')).toMatchObject({
      fsGroup: 998,
      fsGroupChangePolicy: 'OnRootMismatch',
    });
  });

  test('a low port needs no capability', () => {
    const sysctls = (http: number) => objectsOfWeb({ ports: { http } }).pod('web', 'securityContext.sysctls');
    expect(sysctls(80)).toEqual([{ name: 'net.ipv4.ip_unprivileged_port_start', value: '0' }]);
    expect(sysctls(8080)).toBeUndefined();
  });

  test.each([
    ['restricted', { capabilities: ['NET_BIND_SERVICE'] }],
    ['baseline', { user: 0 }],
    ['baseline', { capabilities: ['CHOWN'] }],
    ['privileged', { capabilities: ['CHOWN', 'NET_ADMIN'] }],
  ])('the namespace is %s for %j', (level, security) => {
    expect(levelOf(objectsOfWeb({ security }))).toBe(level);
    expect(levelOf(objectsOfTask({ security }))).toBe(level);
  });

  test('the namespace tells of everything that is less than restricted', () => {
    expect(objectsOfWeb({ security: { user: 0 } }).find('Namespace', 'shop')?.metadata.labels).toMatchObject({
      'pod-security.kubernetes.io/enforce': 'baseline',
      'pod-security.kubernetes.io/warn': 'restricted',
      'pod-security.kubernetes.io/audit': 'restricted',
    });
  });

  test('root is not said to be anyone else', () => {
    const objects = objectsOfWeb({ security: { user: 0, capabilities: ['CHOWN'] } });
    expect(objects.container('web', 'securityContext')).toMatchObject({
      runAsUser: 0,
      runAsNonRoot: false,
      capabilities: { add: ['CHOWN'] },
    });
  });
});
