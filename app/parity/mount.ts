import { inContainers, native, unsupported, type Row } from './row.ts';
import { containersWhere } from './where.ts';

export const mountRows: readonly Row[] = [
  {
    keys: inContainers('files'),
    docker: native('a Swarm config as a file; a changed one is another object, so a rollback finds the old one'),
    kubernetes: native('a ConfigMap as a file; its name changes with its content'),
  },
  {
    keys: inContainers('secrets'),
    docker: native('a Swarm secret as a file in memory'),
    kubernetes: native('a Secret as a file in memory'),
  },
  {
    keys: inContainers('volumes'),
    docker: native('a local volume of the engine'),
    kubernetes: native('a PersistentVolumeClaim'),
  },
  {
    keys: inContainers('volumes.*.subPath'),
    docker: unsupported({
      severity: 'refused',
      where: containersWhere('volumes', ({ volumes }) => volumes.some(({ subPath }) => subPath !== undefined)),
      impact: "the engine can't mount a folder of a volume that does not exist yet",
      instead: 'declare a volume of its own for each folder',
    }),
    kubernetes: native('subPath of the mount'),
  },
];
