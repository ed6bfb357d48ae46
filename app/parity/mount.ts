import { inContainers, native, proof, type Row } from './row.ts';

export const mountRows: readonly Row[] = [
  {
    keys: inContainers('files'),
    within: ['*.mountPath', '*.mode'],
    heldBy: proof('test/contract/identity.ts', 'each config is a file with its content and its mode'),
    docker: native(
      'a Swarm config as a file; a changed one is another object, so a rollback finds the old one',
      proof('test/docker/files.test.ts', 'have another name with other content, because the swarm can not change them'),
    ),
    kubernetes: native(
      'a ConfigMap as a file; its name changes with its content',
      proof(
        'test/charts/mounts.test.ts',
        'its ConfigMap is named by its content, so that other content rolls the pods',
      ),
    ),
  },
  {
    keys: inContainers('secrets'),
    heldBy: proof('test/contract/secrets.ts', 'a secret that is declared as a file is one, with its value'),
    docker: native(
      'a Swarm secret as a file in memory',
      proof('test/docker/files.test.ts', 'are files in memory that only the user of the container can read'),
    ),
    kubernetes: native(
      'a Secret as a file in memory',
      proof('test/charts/mounts.test.ts', 'a secret is one file that the container and nobody else can read'),
    ),
  },
  {
    keys: inContainers('volumes'),
    within: ['*.mountPath', '*.readOnly'],
    heldBy: proof(
      'test/contract/changes.ts',
      'what a volume holds outlives a restart of the workload',
      'an update reaches every replica, and what volumes hold outlives it',
    ),
    docker: native(
      'a volume mount of the service',
      proof(
        'test/docker/volumes.test.ts',
        'are named as the stack names them, and mounted where the workload says',
        'belong to the user that mounts them, where they are new and empty',
      ),
    ),
    kubernetes: native(
      'a volume mount of the container',
      proof('test/charts/mounts.test.ts', 'a shared one is a claim that pods and GitOps tools leave in place'),
    ),
  },
];
