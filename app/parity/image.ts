import { inContainers, native, proof, type Row } from './row.ts';

const built = native(
  'built once by BuildKit, the same digest on both targets',
  proof('test/contract/identity.ts', 'every image that was built runs by its digest'),
);

export const imageRows: readonly Row[] = [
  {
    keys: inContainers('image'),
    within: ['imageOf'],
    docker: native(
      'image of the service',
      proof(
        'test/docker/deploy.test.ts',
        'asks for an image by digest: the engine would add it, and the next preview would take it away',
      ),
    ),
    kubernetes: native(
      'image of the container',
      proof('test/charts/update.test.ts', 'one by digest is taken from the node, one by tag is asked for'),
    ),
  },
  {
    keys: inContainers('build'),
    within: ['context', 'dockerfile', 'target', 'devTarget', 'args', 'platforms', 'secrets'],
    docker: built,
    kubernetes: built,
  },
  {
    keys: inContainers('command', 'args', 'workingDir'),
    heldBy: proof('test/contract/identity.ts', 'each process works in its folder'),
    docker: native(
      'command, args and dir of the service',
      proof(
        'test/docker/start-script.test.ts',
        'a container that needs no script starts what the config says, or the image',
      ),
    ),
    kubernetes: native(
      'command, args and workingDir of the container',
      proof('test/charts/container.test.ts', 'starts what the config says, in the folder that it says'),
    ),
  },
];
