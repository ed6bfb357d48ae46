import { emulated, inContainers, unsupported, type Row } from './row.ts';
import { containersWhere } from './where.ts';

export const permissionsRows: readonly Row[] = [
  {
    keys: inContainers('permissions'),
    docker: unsupported({
      severity: 'lost',
      where: containersWhere('permissions', ({ permissions }) => permissions.length > 0),
      impact: 'there is no Kubernetes API, and no token: requests to it fail',
      instead: 'let the program go on without it, as it does where no token is mounted',
    }),
    kubernetes: emulated({
      severity: 'degraded',
      where: containersWhere(
        'permissions',
        ({ permissions }, { targets }) => permissions.length > 0 && targets.kubernetes.apiServer.length === 0,
      ),
      by: 'ServiceAccount, Role and RoleBinding in the application’s namespace',
      differs: 'where the address of the API server isn’t known, its ports 443 and 6443 are open at every address',
      instead: 'list its addresses in `targets.kubernetes.apiServer`',
    }),
  },
];
