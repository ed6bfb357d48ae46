import type { k8s } from 'cdk8s-plus-27';
import type { Application } from '../app/model/application.ts';
import type { Container } from '../app/model/container.ts';
import { unlessEmpty } from './unless-empty.ts';

/** Pod Security levels, from the strictest to the weakest. */
const LEVELS = ['restricted', 'baseline', 'privileged'] as const;

export type PodSecurityLevel = (typeof LEVELS)[number];

/** Capabilities that `restricted` admits. */
const RESTRICTED = ['NET_BIND_SERVICE'];

/** Capabilities that `baseline` admits. */
const BASELINE = [
  ...RESTRICTED,
  ...['AUDIT_WRITE', 'CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'KILL', 'MKNOD'],
  ...['SETFCAP', 'SETGID', 'SETPCAP', 'SETUID', 'SYS_CHROOT'],
];

/**
 * The strictest level under which all workloads and jobs can run.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export function podSecurityLevel({ workloads, jobs }: Application): PodSecurityLevel {
  const needed = [...workloads, ...jobs].map(({ security }) => LEVELS.indexOf(levelOf(security)));
  // Only `privileged` admits the network of the node.
  const shared = workloads.some(({ network }) => network === 'host') ? LEVELS.indexOf('privileged') : 0;
  return LEVELS[Math.max(shared, ...needed)]!;
}

function levelOf({ user, capabilities }: Container['security']): PodSecurityLevel {
  if (!capabilities.every((capability) => BASELINE.includes(capability))) return 'privileged';
  return user === 0 || !capabilities.every((capability) => RESTRICTED.includes(capability)) ? 'baseline' : 'restricted';
}

/** What holds for the whole pod: its volumes belong to the container's group, and low ports need no capability. */
export function podSecurityContext({ security }: Container, ports: readonly number[]): k8s.PodSecurityContext {
  return {
    fsGroup: security.group,
    fsGroupChangePolicy: 'OnRootMismatch',
    seccompProfile: { type: 'RuntimeDefault' },
    // As on Docker, where any user may listen on port 80. Pod Security counts this setting as safe.
    sysctls: ports.some((port) => port < 1024)
      ? [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '0' }]
      : undefined,
  };
}

/** What holds for one container, ours included: they run as the user whose files they touch. */
export function containerSecurityContext({ security }: Container): k8s.SecurityContext {
  return {
    ...unprivileged(security),
    readOnlyRootFilesystem: security.readOnlyRoot,
    capabilities: { drop: ['ALL'], add: unlessEmpty([...security.capabilities]) },
  };
}

/** The same user without any capability: for the init containers that Fairway adds. */
export function helperSecurityContext({ security }: Container): k8s.SecurityContext {
  return { ...unprivileged(security), readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } };
}

function unprivileged({ user, group }: Container['security']): k8s.SecurityContext {
  return { runAsUser: user, runAsGroup: group, runAsNonRoot: user !== 0, allowPrivilegeEscalation: false };
}
