import { native, proof, type Row } from './row.ts';

export const configFileRows: readonly Row[] = [
  {
    keys: ['configs'],
    docker: native('a Swarm config', proof('test/docker/files.test.ts', 'are files of the user, with a mode')),
    kubernetes: native(
      'a ConfigMap',
      proof('test/charts/mounts.test.ts', 'a config is one file at its path, with its mode'),
    ),
  },
];
