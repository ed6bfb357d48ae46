import { emulated, native, unsupported, type Row } from './row.ts';
import { volumesWhere } from './where.ts';

export const volumeRows: readonly Row[] = [
  {
    keys: ['volumes.*.size'],
    docker: unsupported({
      severity: 'degraded',
      where: volumesWhere('size', () => true),
      impact: "a local volume has no limit: it takes what the host's disk has",
      instead: 'watch the free space of the host',
    }),
    kubernetes: native('storage request of the PersistentVolumeClaim'),
  },
  {
    keys: ['volumes.*.class'],
    docker: unsupported({
      severity: 'info',
      where: volumesWhere('class', (volume) => volume.class !== undefined),
      impact: "there is one kind of storage, the host's disk",
    }),
    kubernetes: native('storageClassName'),
  },
  {
    keys: ['volumes.*.accessMode'],
    docker: native('any number of tasks on the one host can mount a volume'),
    kubernetes: emulated({
      severity: 'info',
      where: volumesWhere('accessMode', ({ accessMode }) => accessMode === 'ReadWriteMany'),
      by: 'access mode of the PersistentVolumeClaim',
      differs:
        'ReadWriteMany needs a StorageClass that can do it, such as NFS or CephFS; the default ones of clouds can not',
      instead: 'name such a class in `volumes.<name>.class`',
    }),
  },
  {
    keys: ['volumes.*.perReplica'],
    docker: native('a volume for each slot of the service'),
    kubernetes: native('volumeClaimTemplates of a StatefulSet'),
  },
  {
    keys: ['volumes.*.backup'],
    docker: native('what backups take along'),
    kubernetes: native('what backups take along'),
  },
];
