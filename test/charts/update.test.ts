import { describe, expect, test } from '@jest/globals';
import { objectsOfWeb } from '../support/kubernetes-application.ts';

const ports = { http: 8080 };

describe('updates', () => {
  test('rolling takes the surge and the missing replicas from the model', () => {
    const objects = objectsOfWeb({ update: { maxSurge: 2, maxUnavailable: 1 } });
    expect(objects.get('Deployment', 'web', 'spec')).toMatchObject({
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 2, maxUnavailable: 1 } },
      revisionHistoryLimit: 5,
      progressDeadlineSeconds: 600,
    });
  });

  test('a volume that only one replica can hold is handed over', () => {
    const objects = objectsOfWeb({ volumes: { data: '/data' } }, { volumes: { data: { size: '1Gi' } } });
    expect(objects.get('Deployment', 'web', 'spec.strategy')).toEqual({ type: 'Recreate' });
  });
});

describe('draining', () => {
  test('a leaving replica works on for a moment, on top of its grace period, whatever its image holds', () => {
    const objects = objectsOfWeb({ ports, stopGracePeriodSeconds: 20 });
    expect(objects.pod('web', 'terminationGracePeriodSeconds')).toBe(35);
    const tools = { name: 'fairway-tools', mountPath: '/.fairway' };
    expect(objects.pod('web', 'initContainers.fairway-tools')).toMatchObject({
      image: 'busybox:stable-musl',
      command: ['cp', '/bin/busybox', '/.fairway'],
      volumeMounts: [tools],
    });
    expect(objects.container('web', 'volumeMounts')).toContainEqual({ ...tools, readOnly: true });
    const command = ['/.fairway/busybox', 'sleep', '15'];
    expect(objects.container('web', 'lifecycle')).toEqual({ preStop: { exec: { command } } });
  });

  test('its time is a setting, and none at all is, too', () => {
    const after = (drainSeconds: number) => objectsOfWeb({ ports }, { targets: { kubernetes: { drainSeconds } } });
    expect(after(90).container('web', 'lifecycle.preStop.exec.command')).toContain('90');
    expect(after(0).container('web', 'lifecycle')).toBeUndefined();
  });

  test.each([
    ['nothing can reach it', {}],
    ['its one replica has no other beside it', { ports, update: { maxSurge: 0, maxUnavailable: 1 } }],
    ['its successor starts when it has gone', { ports, update: { strategy: 'recreate' as const } }],
  ])('there is none where %s', (_, keys) => {
    const objects = objectsOfWeb({ ...keys, stopGracePeriodSeconds: 20 });
    expect(objects.container('web', 'lifecycle')).toBeUndefined();
    expect(objects.pod('web', 'initContainers')).toBeUndefined();
    expect(objects.pod('web', 'terminationGracePeriodSeconds')).toBe(20);
  });
});

describe('dependencies', () => {
  const db = { image: 'db:1', ports: { sql: 5432 }, readinessProbe: { tcp: {} } };

  test('a healthy one is awaited with the rights and the resources of the container', () => {
    const objects = objectsOfWeb({ dependsOn: { db: 'healthy' }, security: { user: 7 } }, { workloads: { db } });
    expect(objects.pod('web', 'initContainers.wait-for-db')).toMatchObject({
      image: 'busybox:stable-musl',
      imagePullPolicy: 'IfNotPresent',
      command: ['sh', '-c', expect.stringContaining('nc -w 2 db 5432')],
      securityContext: { runAsUser: 7, runAsNonRoot: true, capabilities: { drop: ['ALL'] } },
    });
    expect(objects.pod('web', 'initContainers.wait-for-db.resources')).toEqual(objects.container('web', 'resources'));
  });

  test('a started or completed one is not awaited by the pod', () => {
    const dependsOn = { db: 'started' as const, task: 'completed' as const };
    const objects = objectsOfWeb({ dependsOn }, { workloads: { db }, jobs: { task: { image: 'task:1' } } });
    expect(objects.pod('web', 'initContainers')).toBeUndefined();
  });
});

describe('images', () => {
  test('one by digest is taken from the node, one by tag is asked for', () => {
    const digest = `web@sha256:${'0'.repeat(64)}`;
    const policy = (image: string) => objectsOfWeb({ image }).container('web', 'imagePullPolicy');
    expect(policy(digest)).toBe('IfNotPresent');
    expect(policy('web:1')).toBe('Always');
  });

  test("the registry's credentials are those of the setting", () => {
    expect(objectsOfWeb({}).pod('web', 'imagePullSecrets')).toBeUndefined();
    const targets = { kubernetes: { imagePullSecret: 'registry' } };
    expect(objectsOfWeb({}, { targets }).pod('web', 'imagePullSecrets')).toEqual([{ name: 'registry' }]);
  });
});
