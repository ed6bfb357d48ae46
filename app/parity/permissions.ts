import type { Container } from '../model/container.ts';
import { emulated, inContainers, proof, unsupported, type Row } from './row.ts';
import { inEachContainer, placeIf } from './where.ts';

/** What is allowed, in short: `get and list pods`. */
const allowed = ({ permissions }: Container) =>
  permissions.map(({ verbs, resources }) => `${verbs.join(' and ')} ${resources.join(' and ')}`).join(', ');

export const permissionsRows: readonly Row[] = [
  {
    keys: inContainers('permissions'),
    within: ['*.apiGroups', '*.resources', '*.verbs'],
    docker: unsupported({
      severity: 'lost',
      where: inEachContainer((container) =>
        placeIf(container.permissions.length > 0, 'permissions', allowed(container)),
      ),
      impact: 'there is no Kubernetes API to protect, and no token: requests to it fail',
      instead: 'let the program go on without it, as it does where no token is mounted',
      provenBy: proof('test/contract/notes.ts', "the operator's page says so where it can't list the replicas"),
    }),
    kubernetes: emulated({
      severity: 'degraded',
      where: inEachContainer((container, { targets }) =>
        placeIf(
          container.permissions.length > 0 && targets.kubernetes.apiServer.length === 0,
          'permissions',
          allowed(container),
        ),
      ),
      by: 'ServiceAccount, Role and RoleBinding in the application’s namespace',
      differs: 'where the address of the API server isn’t known, its ports 443 and 6443 are open at every address',
      instead: 'list its addresses in `targets.kubernetes.apiServer`',
      provenBy: proof(
        'test/charts/network-policy.test.ts',
        'only who has permissions reaches the API server',
        'the API server is reached at its own addresses only, where these are known',
      ),
    }),
  },
];
