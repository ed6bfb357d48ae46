import assert from 'node:assert/strict';
import type { Amounts } from '../../app/model/container.ts';
import { bytes, cpuMillis } from '../../app/schema/quantity.ts';
import type { Contract, Subject } from './contract.ts';
import { inEachReplica, inside } from './inside.ts';
import type { Replica } from './target.ts';

/** What a replica may do, and how much of the machine it may take: as the kernel sees it, from inside. */
export const isolation: readonly Contract[] = [
  {
    name: 'each workload runs as its user and group',
    check: (subject) =>
      inEachReplica(subject, async (replica, { security }) => {
        const { Uid, Gid } = await processStatus(subject, replica);
        assert.equal(Uid, Array(4).fill(security.user).join('\t'), 'user');
        assert.equal(Gid, Array(4).fill(security.group).join('\t'), 'group');
      }),
  },
  {
    name: 'each workload has the capabilities that it keeps, and no other',
    check: (subject) =>
      inEachReplica(subject, async (replica, { security }) => {
        const { CapBnd = '' } = await processStatus(subject, replica);
        const count = BigInt(`0x${CapBnd}`).toString(2).replaceAll('0', '').length;
        assert.equal(count, security.capabilities.length, `CapBnd ${CapBnd}`);
      }),
  },
  {
    name: 'no workload can gain privileges',
    needs: 'noNewPrivileges',
    check: (subject) =>
      inEachReplica(subject, async (replica) => {
        assert.equal((await processStatus(subject, replica))['NoNewPrivs'], '1');
      }),
  },
  {
    name: "each workload's root is read-only, and its writable paths are writable",
    check: (subject) =>
      inEachReplica(subject, async (replica, { security, volumes }) => {
        const { code, stderr } = await subject.target.exec(replica, ['touch', '/contract']);
        assert.equal(code !== 0 && /read-only/i.test(stderr), security.readOnlyRoot, `touch /contract: ${stderr}`);
        const writable = volumes.filter(({ readOnly }) => !readOnly).map(({ mountPath }) => mountPath);
        for (const path of [...writable, ...security.writable.map((memory) => memory.path)]) {
          await inside(subject, replica, `touch ${path}/contract && rm ${path}/contract`);
        }
      }),
  },
  {
    name: 'each workload has its limits of CPU and memory',
    check: (subject) =>
      inEachReplica(subject, async (replica, { resources }) => {
        assert.deepEqual(await limitsOf(subject, replica), expectedLimits(resources.limits));
      }),
  },
];

/** What the kernel tells about the first process of a replica. */
async function processStatus(subject: Subject, replica: Replica): Promise<Readonly<Record<string, string>>> {
  const lines = (await inside(subject, replica, 'cat /proc/1/status')).split('\n');
  return Object.fromEntries(lines.map((line) => line.split(/:\s*(.*)/)).map(([key = '', value = '']) => [key, value]));
}

interface Limits {
  readonly memoryBytes: number | undefined;
  readonly cpuMillis: number | undefined;
}

function expectedLimits({ cpu, memory }: Amounts): Limits {
  return {
    memoryBytes: memory === undefined ? undefined : bytes(memory),
    cpuMillis: cpu === undefined ? undefined : cpuMillis(cpu),
  };
}

/** The limits of the replica's control group, of version 2 or 1. */
async function limitsOf(subject: Subject, replica: Replica): Promise<Limits> {
  const script = `cd /sys/fs/cgroup
    cat memory.max 2>/dev/null || cat memory/memory.limit_in_bytes
    cat cpu.max 2>/dev/null || echo $(cat cpu/cpu.cfs_quota_us cpu/cpu.cfs_period_us)`;
  const [memory = '', cpu = ''] = (await inside(subject, replica, script)).split('\n');
  const [quota, period] = cpu.split(' ').map(Number);
  // Version 1 says "no limit" with a number near 2^63, or with -1; version 2 says "max".
  return {
    memoryBytes: Number(memory) < 2 ** 60 ? Number(memory) : undefined,
    cpuMillis: quota! > 0 ? Math.round((quota! / period!) * 1000) : undefined,
  };
}
