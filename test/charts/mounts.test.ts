import { describe, expect, test } from '@jest/globals';
import { objectsOfWeb, valueAt, type Objects } from '../support/kubernetes-application.ts';

/** What is mounted at a path, and the volume behind it. */
function mountedAt(objects: Objects, mountPath: string) {
  const mounts = objects.container('web', 'volumeMounts') as readonly {
    readonly name: string;
    readonly mountPath: string;
  }[];
  const mount = mounts.find((candidate) => candidate.mountPath === mountPath)!;
  return { mount, volume: objects.pod('web', `volumes.${mount.name}`) };
}

describe('configs', () => {
  const files = { motd: { mountPath: '/etc/motd', mode: '0555' } };
  const withContent = (content: string) => objectsOfWeb({ files }, { configs: { motd: { content } } });

  test('a config is one file at its path, with its mode', () => {
    const { mount, volume } = mountedAt(withContent('hello'), '/etc/motd');
    expect(mount).toMatchObject({ subPath: 'motd', readOnly: true });
    expect(volume).toMatchObject({ configMap: { defaultMode: 0o555, items: [{ key: 'content', path: 'motd' }] } });
  });

  test('its ConfigMap is named by its content, so that other content rolls the pods', () => {
    const [before] = withContent('hello').ofKind('ConfigMap');
    const [after] = withContent('hello, world').ofKind('ConfigMap');
    expect(before).toMatchObject({ immutable: true, data: { content: 'hello' } });
    expect(before?.metadata.name).toMatch(/^motd-[0-9a-f]{10}$/);
    expect(after?.metadata.name).not.toBe(before?.metadata.name);
    const { volume } = mountedAt(withContent('hello'), '/etc/motd');
    expect(volume).toMatchObject({ configMap: { name: before?.metadata.name } });
  });
});

describe('secrets as files', () => {
  test('a secret is one file that the container and nobody else can read', () => {
    const objects = objectsOfWeb({ secrets: { DB_PASSWORD: '/run/secrets/db' } }, { secrets: { DB_PASSWORD: {} } });
    const { mount, volume } = mountedAt(objects, '/run/secrets/db');
    expect(mount).toMatchObject({ subPath: 'DB_PASSWORD', readOnly: true });
    expect(volume).toMatchObject({ secret: { secretName: 'db-password', defaultMode: 0o440 } });
    expect(objects.pod('web', 'securityContext.fsGroup')).toBe(1000);
  });
});

describe('volumes', () => {
  test('a shared one is a claim that pods and GitOps tools leave in place', () => {
    const objects = objectsOfWeb(
      { volumes: { data: '/data' } },
      { volumes: { data: { size: '10Gi', class: 'fast' } } },
    );
    expect(mountedAt(objects, '/data').volume).toMatchObject({ persistentVolumeClaim: { claimName: 'data' } });
    expect(objects.get('PersistentVolumeClaim', 'data')).toMatchObject({
      metadata: { annotations: { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' } },
      spec: {
        accessModes: ['ReadWriteOnce'],
        storageClassName: 'fast',
        resources: { requests: { storage: '10Gi' } },
      },
    });
  });

  test('without a class it is the cluster that chooses one', () => {
    const objects = objectsOfWeb({ volumes: { data: '/data' } }, { volumes: { data: { size: '1Gi' } } });
    expect(objects.get('PersistentVolumeClaim', 'data', 'spec')).not.toHaveProperty('storageClassName');
  });

  test('one that replicas write together asks for ReadWriteMany', () => {
    const shared = { data: { size: '1Gi', accessMode: 'ReadWriteMany' as const } };
    const objects = objectsOfWeb({ volumes: { data: '/data' }, scale: { min: 3 } }, { volumes: shared });
    expect(objects.get('PersistentVolumeClaim', 'data', 'spec.accessModes')).toEqual(['ReadWriteMany']);
    expect(objects.get('Deployment', 'web', 'spec.strategy.type')).toBe('RollingUpdate');
  });

  test('a volume that is only read', () => {
    const volumes = { data: { mountPath: '/data', readOnly: true } };
    const objects = objectsOfWeb({ volumes }, { volumes: { data: { size: '1Gi' } } });
    expect(mountedAt(objects, '/data').mount).toMatchObject({ readOnly: true });
  });

  test('one per replica comes with a StatefulSet and a Service without an address', () => {
    const objects = objectsOfWeb(
      { volumes: { data: '/data' }, ports: { http: 8080 }, scale: { min: 3 } },
      { volumes: { data: { size: '1Gi', perReplica: true } } },
    );
    const spec = objects.get('StatefulSet', 'web', 'spec');
    expect(spec).toMatchObject({
      serviceName: 'web',
      replicas: 3,
      podManagementPolicy: 'Parallel',
      persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
    });
    const { mount } = mountedAt(objects, '/data');
    expect(valueAt(spec, 'volumeClaimTemplates.0.metadata.name')).toBe(mount.name);
    expect(objects.get('Service', 'web', 'spec.clusterIP')).toBe('None');
    expect(objects.ofKind('PersistentVolumeClaim')).toEqual([]);
    expect(objects.ofKind('Deployment')).toEqual([]);
  });
});

describe('writable paths', () => {
  test('each is in memory with its size', () => {
    const objects = objectsOfWeb({ security: { writable: { '/tmp': '64Mi', '/run/app': '1Mi' } } });
    const emptyDir = (sizeLimit: string) => ({ emptyDir: { medium: 'Memory', sizeLimit } });
    expect(mountedAt(objects, '/tmp').volume).toMatchObject(emptyDir('64Mi'));
    expect(mountedAt(objects, '/run/app').volume).toMatchObject(emptyDir('1Mi'));
  });

  test('without any, and with nothing else to mount, there are no volumes', () => {
    const objects = objectsOfWeb({ security: { writable: {} } });
    expect(objects.pod('web')).not.toHaveProperty('volumes');
    expect(objects.container('web')).not.toHaveProperty('volumeMounts');
  });
});
