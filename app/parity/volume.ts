import type { Application } from '../model/application.ts';
import { emulated, native, proof, unsupported, withoutEffect, type Place, type Row } from './row.ts';
import { inEachVolume, placeIf } from './where.ts';

type Volume = Application['volumes'][number];

/** Who mounts a volume that many may write: `web (3 replicas), worker`. */
function sharers({ name, accessMode }: Volume, { workloads, jobs }: Application): readonly Place[] {
  const users = [...workloads, ...jobs].filter(({ volumes }) => volumes.some(({ volume }) => volume === name));
  const shown = users.map((user) => {
    const replicas = 'scale' in user ? (user.scale.autoscaler?.maxReplicas ?? user.scale.replicas) : 1;
    return replicas > 1 ? `${user.name} (${replicas} replicas)` : user.name;
  });
  return placeIf(accessMode === 'ReadWriteMany', 'accessMode', shown.join(', '));
}

const noBackups = unsupported({
  severity: 'degraded',
  where: inEachVolume(({ backup }) => placeIf(backup, 'backup')),
  impact: 'Fairway takes no backups yet: the key has no effect',
  instead: 'back the volume up by other means, and try to restore it',
  provenBy: withoutEffect,
});

export const volumeRows: readonly Row[] = [
  {
    keys: ['volumes'],
    docker: emulated({
      severity: 'degraded',
      where: ({ volumes }) => volumes.map(({ name, size }) => ({ path: `volumes.${name}`, detail: size })),
      by: 'a local volume of the engine, on the disk of the one host',
      differs: 'if the disk is lost, so is what was written since the last backup; nothing moves it to another host',
      instead: 'back it up to another place, and try to restore it',
      provenBy: proof('test/docker/stack-file.test.ts', 'declares what the services refer to'),
    }),
    kubernetes: emulated({
      severity: 'info',
      where: ({ volumes }) =>
        volumes.map((volume) => ({
          path: `volumes.${volume.name}`,
          detail: volume.class === undefined ? 'of the default class' : `of the class ${volume.class}`,
        })),
      by: 'a PersistentVolumeClaim',
      differs:
        'its StorageClass decides whether it follows the pod to another node: one on the nodes’ own disks does not, and ' +
        'few follow it into another zone',
      instead: 'name a class of network storage in `volumes.<name>.class`',
      provenBy: proof(
        'test/charts/mounts.test.ts',
        'a shared one is a claim that pods and GitOps tools leave in place',
        'without a class it is the cluster that chooses one',
      ),
    }),
  },
  {
    keys: ['volumes.*.size'],
    docker: unsupported({
      severity: 'degraded',
      where: inEachVolume(({ size }) => [{ path: 'size', detail: size }]),
      impact: "a local volume has no limit: it takes what the host's disk has",
      instead: 'watch the free space of the host',
      provenBy: withoutEffect,
    }),
    kubernetes: native(
      'storage request of the PersistentVolumeClaim',
      proof('test/charts/mounts.test.ts', 'a shared one is a claim that pods and GitOps tools leave in place'),
    ),
  },
  {
    keys: ['volumes.*.class'],
    docker: unsupported({
      severity: 'info',
      where: inEachVolume((volume) => placeIf(volume.class !== undefined, 'class', volume.class)),
      impact: "there is one kind of storage, the host's disk",
      provenBy: withoutEffect,
    }),
    kubernetes: native(
      'storageClassName',
      proof('test/charts/mounts.test.ts', 'a shared one is a claim that pods and GitOps tools leave in place'),
    ),
  },
  {
    keys: ['volumes.*.accessMode'],
    docker: native(
      'any number of tasks on the one host can mount a volume',
      proof('test/docker/examples.test.ts', '07: one volume is written here and only read there'),
    ),
    kubernetes: emulated({
      severity: 'info',
      where: inEachVolume(sharers),
      by: 'access mode of the PersistentVolumeClaim',
      differs:
        'ReadWriteMany needs a StorageClass that can do it, such as NFS or CephFS; the default ones of clouds can not, and ' +
        'locks between replicas are that file system’s own',
      instead: 'name such a class in `volumes.<name>.class`',
      provenBy: proof('test/charts/mounts.test.ts', 'one that replicas write together asks for ReadWriteMany'),
    }),
  },
  {
    keys: ['volumes.*.perReplica'],
    heldBy: proof(
      'test/contract/changes.ts',
      'replicas with a volume each find it again after the workload was scaled out and in',
    ),
    docker: native(
      'a volume for each slot of the service',
      proof('test/docker/volumes.test.ts', 'per replica are found by each replica by its number'),
    ),
    kubernetes: native(
      'volumeClaimTemplates of a StatefulSet',
      proof('test/charts/mounts.test.ts', 'one per replica comes with a StatefulSet and a Service without an address'),
    ),
  },
  {
    keys: ['volumes.*.backup'],
    docker: noBackups,
    kubernetes: noBackups,
  },
];
