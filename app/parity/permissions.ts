import { inContainers, native, unsupported, type Row } from './row.ts';
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
    kubernetes: native('ServiceAccount, Role and RoleBinding in the application’s namespace'),
  },
];
