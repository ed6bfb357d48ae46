import type { Container } from '../model/container.ts';
import { emulated, inContainers, native, unsupported, type Row } from './row.ts';
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
    keys: inContainers('security'),
    docker: emulated({
      severity: 'degraded',
      where: containersWhere('security', ({ security }) => security.user !== 0),
      by: 'a setting of the engine for all its containers, `no-new-privileges`: a Swarm service has none',
      differs: 'without it a setuid program in the image can become root in the container, without capabilities',
      instead: 'set `"no-new-privileges": true` in /etc/docker/daemon.json',
    }),
    kubernetes: native('allowPrivilegeEscalation: false'),
  },
  {
    keys: inContainers('security.writable'),
    docker: emulated({
      severity: 'info',
      where: containersWhere('security.writable', ({ security }) => security.writable.length > 0),
      by: 'tmpfs mounts of the service',
      differs: 'they are noexec: a program or library that is unpacked there does not start',
      instead: 'keep such files in the image, or on a volume',
    }),
    kubernetes: native('emptyDirs in memory, from which programs can start'),
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
