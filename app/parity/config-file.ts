import { native, proof, type Row } from './row.ts';

export const configFileRows: readonly Row[] = [
  {
    keys: ['configs'],
    within: ['*.content', '*.file'],
    heldBy: proof('test/contract/identity.ts', 'each config is a file with its content and its mode'),
    docker: native('a Swarm config', proof('test/docker/files.test.ts', 'are files of the user, with a mode')),
    kubernetes: native(
      'a ConfigMap',
      proof('test/charts/mounts.test.ts', 'a config is one file at its path, with its mode'),
    ),
  },
];
