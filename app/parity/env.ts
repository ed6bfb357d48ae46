import type { Variable } from '../model/container.ts';
import { emulated, inContainers, native, proof, type Row } from './row.ts';
import { inEachContainer } from './where.ts';

const holdsSecret = ({ value }: Variable) => value.some((part) => typeof part !== 'string');

export const envRows: readonly Row[] = [
  {
    keys: inContainers('env'),
    within: [
      '*.host',
      '*.portOf',
      '*.port',
      '*.address',
      '*.urlOf',
      '*.route',
      '*.template.*.host',
      '*.template.*.portOf',
      '*.template.*.port',
      '*.template.*.address',
      '*.template.*.urlOf',
      '*.template.*.route',
    ],
    heldBy: proof('test/contract/identity.ts', 'each variable has the value that the model gives it'),
    docker: native(
      'environment of the service; a name is the DNS name of the tasks',
      proof('test/docker/env.test.ts', 'literals stand in the service, as texts'),
    ),
    kubernetes: native(
      'environment of the container; a name is the DNS name of the Service',
      proof('test/charts/env.test.ts', 'a literal is a value, a number and a flag too'),
    ),
  },
  {
    keys: inContainers('env.*.secret', 'env.*.template.*.secret'),
    heldBy: proof(
      'test/contract/secrets.ts',
      'a secret is in the environment or the files of the workloads that declare it, and of no other',
    ),
    docker: emulated({
      severity: 'info',
      where: inEachContainer(({ env }) => env.filter(holdsSecret).map(({ name }) => ({ path: `env.${name}` }))),
      by: 'a start script that reads the secret from a file in memory and sets the variable',
      differs: 'variables are set for the program only: `docker exec` does not show them',
      provenBy: proof(
        'test/docker/env.test.ts',
        'a variable with a secret is made by the start script, from a file in memory',
      ),
    }),
    kubernetes: native(
      'secretKeyRef and `$(NAME)` expansion',
      proof('test/charts/env.test.ts', 'a secret inside a text stands in a variable that precedes it, once'),
    ),
  },
];
