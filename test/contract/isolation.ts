import type { Amounts } from '../../app/model/container.ts';
import { bytes, cpuMillis } from '../../app/schema/quantity.ts';
import type { Contract } from './contract.ts';
import { inReplicas, type Expectation } from './in-replicas.ts';

/** What a replica may do, and how much of the machine it may take: as the kernel sees it, from inside. */
export const isolation: readonly Contract[] = [
  {
    name: 'each workload runs as its user and group',
    keys: ['workloads.*.security.user', 'workloads.*.security.group'],
    check: (subject) =>
      inReplicas(subject, ({ security }) => [
        { key: 'security.user', expected: security.user, seen: ({ user }) => user },
        { key: 'security.group', expected: security.group, seen: ({ group }) => group },
      ]),
  },
  {
    name: 'each workload has the capabilities that it keeps, and no other',
    keys: ['workloads.*.security.capabilities'],
    check: (subject) =>
      inReplicas(subject, ({ security }) => [
        {
          key: 'security.capabilities',
          expected: security.capabilities.length,
          seen: ({ capabilities }) => capabilities,
        },
      ]),
  },
  {
    name: 'no workload can gain privileges',
    keys: ['workloads.*.security'],
    needs: 'noNewPrivileges',
    check: (subject) =>
      inReplicas(subject, () => [
        { key: 'security', expected: 'no new privileges', seen: ({ noNewPrivileges }) => privileges(noNewPrivileges) },
      ]),
  },
  {
    name: "each workload's root is read-only, and its writable paths are writable",
    keys: ['workloads.*.security.readOnlyRoot', 'workloads.*.security.writable', 'workloads.*.volumes'],
    check: (subject) =>
      inReplicas(subject, ({ security, volumes }) => [
        { key: 'security.readOnlyRoot', expected: security.readOnlyRoot, seen: ({ rootIsReadOnly }) => rootIsReadOnly },
        ...security.writable.map(({ path }) => writability(`security.writable.${path}`, path, true)),
        ...volumes.map(({ volume, mountPath, readOnly }) => writability(`volumes.${volume}`, mountPath, !readOnly)),
      ]),
  },
  {
    name: 'each workload has its limits of CPU and memory',
    keys: ['workloads.*.resources.limits'],
    check: (subject) =>
      inReplicas(subject, ({ resources }) => [
        { key: 'resources.limits', expected: limitsOf(resources.limits), seen: ({ limits }) => limits },
      ]),
  },
];

const privileges = (none: boolean) => (none ? 'no new privileges' : 'new privileges');

const access = (isWritable: boolean) => (isWritable ? 'writable' : 'read-only');

const writability = (key: string, path: string, expected: boolean): Expectation => ({
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
