import { inContainers, native, type Row } from './row.ts';

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
];
