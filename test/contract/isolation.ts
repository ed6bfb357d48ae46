import type { Amounts } from '../../app/model/container.ts';
import { bytes, cpuMillis } from '../../app/schema/quantity.ts';
import type { Contract } from './contract.ts';
import { inContainers, type Expectation } from './in-replicas.ts';
import type { Inside } from './snapshot.ts';

/** What a container may do, and how much of the machine it may take: as the kernel sees it, from inside. */
export const isolation: readonly Contract[] = [
  {
    name: 'each container runs as its user and group',
    keys: ['workloads.*.security.user', 'workloads.*.security.group', 'jobs.*.security.user', 'jobs.*.security.group'],
    check: (subject) =>
      inContainers(subject, ({ security }) => [
        { key: 'security.user', expected: security.user, seen: ({ user }) => user },
        { key: 'security.group', expected: security.group, seen: ({ group }) => group },
      ]),
  },
  {
    name: 'each container has the capabilities that it keeps, and no other',
    keys: ['workloads.*.security.capabilities', 'jobs.*.security.capabilities'],
    check: (subject) =>
      inContainers(subject, ({ security }) => [
        {
          key: 'security.capabilities',
          expected: [...security.capabilities].sort(),
          seen: ({ capabilities }) => capabilities,
        },
      ]),
  },
  {
    name: 'no container can gain privileges',
    keys: ['workloads.*.security', 'jobs.*.security'],
    needs: 'noNewPrivileges',
    check: (subject) =>
      inContainers(subject, () => [
        { key: 'security', expected: 'no new privileges', seen: ({ noNewPrivileges }) => privileges(noNewPrivileges) },
      ]),
  },
  {
    name: "each container's root is read-only, and its writable paths are writable",
    keys: [
      'workloads.*.security.readOnlyRoot',
      'workloads.*.security.writable',
      'workloads.*.volumes',
      'jobs.*.security.readOnlyRoot',
      'jobs.*.security.writable',
      'jobs.*.volumes',
    ],
    check: (subject) =>
      inContainers(subject, ({ security, volumes }) => [
        { key: 'security.readOnlyRoot', expected: security.readOnlyRoot, seen: ({ rootIsReadOnly }) => rootIsReadOnly },
        ...security.writable.map(({ path }) => writability(`security.writable.${path}`, path, true)),
        ...volumes.map(({ volume, mountPath, readOnly }) => writability(`volumes.${volume}`, mountPath, !readOnly)),
      ]),
  },
  {
    name: 'each container has its limits of CPU and memory',
    keys: ['workloads.*.resources.limits', 'jobs.*.resources.limits'],
    check: (subject) =>
      inContainers(subject, ({ resources }) => [
        { key: 'resources.limits', expected: limitsOf(resources.limits), seen: ({ limits }) => limits },
      ]),
  },
];

const privileges = (none: boolean) => (none ? 'no new privileges' : 'new privileges');

const access = (isWritable: boolean) => (isWritable ? 'writable' : 'read-only');

const writability = (key: string, path: string, expected: boolean): Expectation<Inside> => ({
  key,
  expected: access(expected),
  seen: ({ writable }) => access(writable.includes(path)),
});

function limitsOf({ cpu, memory }: Amounts) {
  return {
    memoryBytes: memory === undefined ? null : bytes(memory),
    cpuMillis: cpu === undefined ? null : cpuMillis(cpu),
  };
}
