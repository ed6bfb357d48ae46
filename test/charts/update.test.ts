import { describe, expect, test } from '@jest/globals';
import { objectsOfWeb, type Loose } from '../support/kubernetes-application.ts';

const ports = { http: 8080 };

describe('updates', () => {
  test('rolling takes the surge and the missing replicas from the model', () => {
    const { spec } = objectsOfWeb({ update: { maxSurge: 2, maxUnavailable: 1 } }).get('Deployment', 'web');
    expect(spec.strategy).toEqual({ type: 'RollingUpdate', rollingUpdate: { maxSurge: 2, maxUnavailable: 1 } });
    expect(spec).toMatchObject({ revisionHistoryLimit: 5, progressDeadlineSeconds: 600 });
  });

  test('a volume that only one replica can hold is handed over', () => {
    const objects = objectsOfWeb({ volumes: { data: '/data' } }, { volumes: { data: { size: '1Gi' } } });
    expect(objects.get('Deployment', 'web').spec.strategy).toEqual({ type: 'Recreate' });
  });
});

describe('draining', () => {
  test('a leaving replica works on for a moment, on top of its grace period, whatever its image holds', () => {
    const objects = objectsOfWeb({ ports, stopGracePeriodSeconds: 20 });
    expect(objects.pod('web').terminationGracePeriodSeconds).toBe(25);
    const { lifecycle, volumeMounts } = objects.container('web');
    expect(lifecycle.preStop.exec.command).toEqual(['/.fairway/busybox', 'sleep', '5']);
    const [tools] = objects.pod('web').initContainers;
    expect(tools).toMatchObject({ image: 'busybox:stable', command: ['cp', '/bin/busybox', '/.fairway'] });
    expect(volumeMounts).toContainEqual({ name: tools.volumeMounts[0].name, mountPath: '/.fairway', readOnly: true });
  });

  test.each([
    ['nothing can reach it', {}],
    ['its successor starts when it has gone', { ports, update: { strategy: 'recreate' as const } }],
  ])('there is none where %s', (_, keys) => {
    const objects = objectsOfWeb({ ...keys, stopGracePeriodSeconds: 20 });
    expect(objects.container('web').lifecycle).toBeUndefined();
    expect(objects.pod('web').initContainers).toBeUndefined();
    expect(objects.pod('web').terminationGracePeriodSeconds).toBe(20);
  });
});

describe('dependencies', () => {
  const db = { image: 'db:1', ports: { sql: 5432 }, readinessProbe: { tcp: {} } };

  test('a healthy one is awaited with the rights of the container, and hardly any resources', () => {
    const objects = objectsOfWeb({ dependsOn: { db: 'healthy' }, security: { user: 7 } }, { workloads: { db } });
    const [wait] = objects.pod('web').initContainers;
    expect(wait).toMatchObject({ name: 'wait-for-db', image: 'busybox:stable', imagePullPolicy: 'IfNotPresent' });
    expect(wait.command[2]).toContain('nc -w 2 db 5432');
    expect(wait.securityContext).toMatchObject({ runAsUser: 7, runAsNonRoot: true, capabilities: { drop: ['ALL'] } });
    expect(wait.resources.limits.memory).toBe('16Mi');
  });

  test('a started or completed one is not awaited by the pod', () => {
    const dependsOn = { db: 'started' as const, task: 'completed' as const };
    const objects = objectsOfWeb({ dependsOn }, { workloads: { db }, jobs: { task: { image: 'task:1' } } });
    expect(objects.pod('web').initContainers).toBeUndefined();
  });
});

describe('images', () => {
  test('one by digest is taken from the node, one by tag is asked for', () => {
    const digest = `web@sha256:${'0'.repeat(64)}`;
    const policy = (image: string): Loose => objectsOfWeb({ image }).container('web').imagePullPolicy;
    expect(policy(digest)).toBe('IfNotPresent');
    expect(policy('web:1')).toBe('Always');
  });

  test("the registry's credentials are those of the setting", () => {
    expect(objectsOfWeb({}).pod('web').imagePullSecrets).toBeUndefined();
    const targets = { kubernetes: { imagePullSecret: 'registry' } };
    expect(objectsOfWeb({}, { targets }).pod('web').imagePullSecrets).toEqual([{ name: 'registry' }]);
  });
});
