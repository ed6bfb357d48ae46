import type { Container } from '../model/container.ts';
import { emulated, inContainers, native, proof, unsupported, type Place, type Row } from './row.ts';
import { inEachContainer, placeIf } from './where.ts';

const RESTRICTED = ['NET_BIND_SERVICE'];

/** What Pod Security `restricted` doesn't admit. */
function unrestricted({ security: { user, capabilities } }: Container): readonly Place[] {
  const more = capabilities.filter((capability) => !RESTRICTED.includes(capability));
  return [
    ...placeIf(user === 0, 'security.user', 'root'),
    ...placeIf(more.length > 0, 'security.capabilities', more.join(', ')),
  ];
}

const AS_DECLARED = [
  'each container runs as its user and group',
  'each container has the capabilities that it keeps, and no other',
  "each container's root is read-only, and its writable paths are writable",
] as const;

export const securityRows: readonly Row[] = [
  {
    keys: inContainers('security'),
    within: ['group', 'readOnlyRoot'],
    docker: native(
      'user, read-only root, capabilities and tmpfs mounts of the service',
      proof('test/contract/isolation.ts', ...AS_DECLARED),
    ),
    kubernetes: native(
      'security contexts that Pod Security `restricted` admits; emptyDirs in memory',
      proof('test/contract/isolation.ts', ...AS_DECLARED),
    ),
  },
  {
    keys: inContainers('security'),
    docker: emulated({
      severity: 'degraded',
      where: inEachContainer(({ security }) => placeIf(security.user !== 0, 'security')),
      by: 'a setting of the engine for all its containers, `no-new-privileges`: a Swarm service has none',
      differs: 'without it a setuid program in the image can become root in the container, without capabilities',
      instead: 'run `npx fairway host setup`, which sets it on the host',
      provenBy: proof('test/docker/stack-file.test.ts', 'asks for no security_opt, which docker stack deploy ignores'),
    }),
    kubernetes: native(
      'allowPrivilegeEscalation: false',
      proof('test/contract/isolation.ts', 'no container can gain privileges'),
    ),
  },
  {
    keys: inContainers('security.writable'),
    docker: emulated({
      severity: 'info',
      where: inEachContainer(({ security: { writable } }) => placeIf(writable.length > 0, 'security.writable')),
      by: 'tmpfs mounts of the service',
      differs: 'they are noexec: a program or library that is unpacked there does not start',
      instead: 'keep such files in the image, or on a volume',
      provenBy: proof('test/docker/volumes.test.ts', 'are in memory, with a size'),
    }),
    kubernetes: native(
      'emptyDirs in memory, from which programs can start',
      proof('test/charts/mounts.test.ts', 'each is in memory with its size'),
    ),
  },
  {
    keys: inContainers('security.user', 'security.capabilities'),
    docker: native(
      'root in the container; capabilities other than the named ones stay dropped',
      proof('test/docker/service.test.ts', 'may do more where the workload says so'),
    ),
    kubernetes: unsupported({
      severity: 'degraded',
      where: inEachContainer(unrestricted),
      impact: 'Pod Security `restricted` refuses root and this capability: the whole namespace is held to less',
      instead: 'run it as a user other than 0, without capabilities but NET_BIND_SERVICE',
      provenBy: proof('test/charts/pod-security.test.ts', 'the namespace is %s for %j'),
    }),
  },
];
