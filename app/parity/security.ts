import type { Container } from '../model/container.ts';
import { inContainers, native, unsupported, type Row } from './row.ts';
import { containersWhere } from './where.ts';

const RESTRICTED = ['NET_BIND_SERVICE'];

const isRestricted = ({ security }: Container) =>
  security.user !== 0 && security.capabilities.every((capability) => RESTRICTED.includes(capability));

export const securityRows: readonly Row[] = [
  {
    keys: inContainers('security'),
    docker: native('user, read-only root, capabilities and tmpfs mounts of the service'),
    kubernetes: native('security contexts that Pod Security `restricted` admits; emptyDirs in memory'),
  },
  {
    keys: inContainers('security.user', 'security.capabilities'),
    docker: native('root in the container; capabilities other than the named ones stay dropped'),
    kubernetes: unsupported({
      severity: 'degraded',
      where: containersWhere('security', (container) => !isRestricted(container)),
      impact: 'Pod Security `restricted` refuses root and this capability: the whole namespace is held to less',
      instead: 'run it as a user other than 0, without capabilities but NET_BIND_SERVICE',
    }),
  },
];
