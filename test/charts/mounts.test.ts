import { describe, expect, test } from '@jest/globals';
import { applicationOf, Objects, objectsOfWeb, type Loose } from '../support/kubernetes-application.ts';

function mounted(objects: Objects, mountPath: string): { mount: Loose; volume: Loose } {
  const mount = objects.container('web').volumeMounts.find((candidate: Loose) => candidate.mountPath === mountPath);
  return { mount, volume: objects.pod('web').volumes.find(({ name }: Loose) => name === mount.name) };
}

describe('configs', () => {
  const files = { motd: { mountPath: '/etc/motd', mode: '0555' } };
  const withContent = (content: string) => objectsOfWeb({ files }, { configs: { motd: { content } } });

  test('a config is one file at its path, with its mode', () => {
    const { mount, volume } = mounted(withContent('hello'), '/etc/motd');
    expect(mount).toMatchObject({ subPath: 'motd', readOnly: true });
    expect(volume.configMap).toMatchObject({ defaultMode: 0o555, items: [{ key: 'content', path: 'motd' }] });
  });

  test('its ConfigMap is named by its content, so that other content rolls the pods', () => {
    const [before] = withContent('hello').ofKind('ConfigMap');
    const [after] = withContent('hello, world').ofKind('ConfigMap');
    expect(before).toMatchObject({ immutable: true, data: { content: 'hello' } });
    expect(before.metadata.name).toMatch(/^motd-[0-9a-f]{10}$/);
    expect(after.metadata.name).not.toBe(before.metadata.name);
    expect(mounted(withContent('hello'), '/etc/motd').volume.configMap.name).toBe(before.metadata.name);
  });
});

describe('secrets as files', () => {
  test('a secret is one file that the container and nobody else can read', () => {
    const objects = objectsOfWeb({ secrets: { DB_PASSWORD: '/run/secrets/db' } }, { secrets: { DB_PASSWORD: {} } });
    const { mount, volume } = mounted(objects, '/run/secrets/db');
    expect(mount).toMatchObject({ subPath: 'DB_PASSWORD', readOnly: true });
    expect(volume.secret).toMatchObject({ secretName: 'db-password', defaultMode: 0o440 });
    expect(objects.pod('web').securityContext.fsGroup).toBe(1000);
  });
});

describe('volumes', () => {
  test('a shared one is a claim that pods and GitOps tools leave in place', () => {
    const objects = objectsOfWeb(
      { volumes: { data: '/data' } },
      { volumes: { data: { size: '10Gi', class: 'fast' } } },
    );
    expect(mounted(objects, '/data').volume.persistentVolumeClaim).toEqual({ claimName: 'data' });
    const claim = objects.get('PersistentVolumeClaim', 'data');
    expect(claim.spec).toMatchObject({
      accessModes: ['ReadWriteOnce'],
      storageClassName: 'fast',
      resources: { requests: { storage: '10Gi' } },
    });
    expect(claim.metadata.annotations).toMatchObject({ 'kustomize.toolkit.fluxcd.io/prune': 'disabled' });
  });

  test('without a class it is the cluster that chooses one', () => {
    const objects = objectsOfWeb({ volumes: { data: '/data' } }, { volumes: { data: { size: '1Gi' } } });
    expect(objects.get('PersistentVolumeClaim', 'data').spec).not.toHaveProperty('storageClassName');
  });

  test('a folder of a volume, read-only', () => {
    const volumes = { data: { mountPath: '/data', subPath: 'public', readOnly: true } };
    const objects = objectsOfWeb({ volumes }, { volumes: { data: { size: '1Gi' } } });
    expect(mounted(objects, '/data').mount).toMatchObject({ subPath: 'public', readOnly: true });
  });

  test('one per replica comes with a StatefulSet and a Service without an address', () => {
    const objects = objectsOfWeb(
      { volumes: { data: '/data' }, ports: { http: 8080 }, scale: { min: 3 } },
      { volumes: { data: { size: '1Gi', perReplica: true } } },
    );
    const { spec } = objects.get('StatefulSet', 'web');
    expect(spec).toMatchObject({ serviceName: 'web', replicas: 3, podManagementPolicy: 'Parallel' });
    expect(spec.persistentVolumeClaimRetentionPolicy).toEqual({ whenDeleted: 'Retain', whenScaled: 'Retain' });
    expect(spec.volumeClaimTemplates[0].metadata.name).toBe(objects.container('web').volumeMounts[0].name);
    expect(objects.get('Service', 'web').spec.clusterIP).toBe('None');
    expect(objects.ofKind('PersistentVolumeClaim')).toEqual([]);
    expect(objects.find('Deployment', 'web')).toBeUndefined();
  });
});

describe('writable paths', () => {
  test('each is in memory with its size', () => {
    const objects = objectsOfWeb({ security: { writable: { '/tmp': '64Mi', '/run/app': '1Mi' } } });
    expect(mounted(objects, '/tmp').volume.emptyDir).toEqual({ medium: 'Memory', sizeLimit: '64Mi' });
    expect(mounted(objects, '/run/app').volume.emptyDir).toEqual({ medium: 'Memory', sizeLimit: '1Mi' });
  });

  test('without any, and with nothing else to mount, there are no volumes', () => {
    const objects = new Objects(applicationOf({ workloads: { web: { image: 'web:1', security: { writable: {} } } } }));
    expect(objects.pod('web').volumes).toBeUndefined();
    expect(objects.container('web').volumeMounts).toBeUndefined();
  });
});
