import { z } from 'zod';
import { containerPath } from './name.ts';
import { wholeNumber } from './number.ts';
import { memory } from './quantity.ts';

const capability = { error: 'a capability without CAP_, such as "NET_BIND_SERVICE"' };

/**
 * What a container may do. All capabilities are dropped, the runtime's seccomp profile applies.
 *
 * Kubernetes: privileges can't be gained. Docker: a Swarm service can't ask for that; the engine does it for all its
 * containers where `no-new-privileges` is set in its daemon.json.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export const securitySchema = z.strictObject({
  /** User id of the processes; 0 is root, which Pod Security's `restricted` refuses. @default 1000 */
  user: wholeNumber(0, 4_294_967_294).default(1000),
  /** Group id of the processes and of new volumes. @default - the user id */
  group: wholeNumber(0, 4_294_967_294).optional(),
  /** The image's files can't be changed. @default true */
  readOnlyRoot: z.boolean().default(true),
  /** Capabilities to keep, without `CAP_`. @default [] */
  capabilities: z.array(z.string(capability).regex(/^(?!CAP_)[A-Z][A-Z_]+$/, capability)).default([]),
  /**
   * Paths in memory that can be written, with the most that each takes; lost at a restart. Docker: no program can be
   * started from them.
   *
   * @default { '/tmp': '64Mi' }
   */
  writable: z.record(containerPath(), memory()).default({ '/tmp': '64Mi' }),
});
