import type { Container } from '../model/container.ts';
import { emulated, inContainers, native, type Row } from './row.ts';
import { containersWhere } from './where.ts';

const holdsSecret = ({ env }: Container) => env.some(({ value }) => value.some((part) => typeof part !== 'string'));

export const envRows: readonly Row[] = [
  {
    keys: inContainers('env'),
    docker: native('environment of the service; a name is the DNS name of the tasks'),
    kubernetes: native('environment of the container; a name is the DNS name of the Service'),
  },
  {
    keys: inContainers('env.*.secret', 'env.*.template.*.secret'),
    docker: emulated({
      severity: 'info',
      where: containersWhere('env', holdsSecret),
      by: 'a start script that reads the secret from a file in memory and sets the variable',
      differs: 'variables are set for the program only: `docker exec` does not show them',
    }),
    kubernetes: native('secretKeyRef and `$(NAME)` expansion'),
  },
];
