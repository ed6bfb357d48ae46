import type { Workload } from '../../app/model/workload.ts';
import { capabilitiesIn } from './capabilities.ts';
import type { Under } from './snapshot.ts';

/** A container's first process, as the kernel sees it from inside, and what it may write and use. */
export interface Process {
  readonly user: number;
  readonly group: number;
  /** The capabilities that it could have, sorted, without `CAP_`. */
  readonly capabilities: readonly string[];
  readonly noNewPrivileges: boolean;
  readonly workingDir: string;
  readonly limits: { readonly memoryBytes: number | null; readonly cpuMillis: number | null };
  readonly rootIsReadOnly: boolean;
  /** Mounts of the model that can be written. */
  readonly writable: readonly string[];
  /** `NAME=value` of all processes: the first one may be an init process that knows fewer than its child. */
  readonly environment: readonly string[];
}

/** Paths that may be writable: volumes, and memory. */
export const mountPathsOf = ({ volumes, security }: Workload): readonly string[] =>
  [...volumes.map(({ mountPath }) => mountPath), ...security.writable.map(({ path }) => path)].sort();

/** Every line of output begins with a topic and a tab. */
export function lookAtProcess(workload: Workload): readonly string[] {
  return [
    "sed 's/^/status\\t/' /proc/1/status",
    'printf "dir\\t%s\\n" "$(readlink /proc/1/cwd)"',
    "cat /proc/[0-9]*/environ 2>/dev/null | tr '\\0' '\\n' | sed 's/^/env\\t/'",
    // Whoever isn't root couldn't write there in any case.
    "sed -nE 's/^[^ ]+ \\/ [^ ]+ (r[ow]).*/root\\t\\1/p' /proc/self/mounts",
    ...mountPathsOf(workload).map(
      (path) => `touch ${path}/.contract 2>/dev/null && rm ${path}/.contract && printf "writable\\t${path}\\n"`,
    ),
    // Control groups of version 2, or 1.
    'cd /sys/fs/cgroup',
    '(cat memory.max 2>/dev/null || cat memory/memory.limit_in_bytes) | sed "s/^/memory\\t/"',
    '(cat cpu.max 2>/dev/null || echo $(cat cpu/cpu.cfs_quota_us cpu/cpu.cfs_period_us)) | sed "s/^/cpu\\t/"',
    'cd /',
  ];
}

export function readProcess(under: Under): Process {
  const status = Object.fromEntries(under('status').map((line) => line.split(/:\s*/, 2) as [string, string]));
  const ids = (line = '') => Number(line.split('\t')[0]);
  const [quota, period] = (under('cpu')[0] ?? '').split(' ').map(Number);
  const memory = Number(under('memory')[0]);
  return {
    user: ids(status['Uid']),
    group: ids(status['Gid']),
    capabilities: capabilitiesIn(status['CapBnd'] ?? ''),
    noNewPrivileges: status['NoNewPrivs'] === '1',
    workingDir: under('dir')[0] ?? '',
    // Version 1 says "no limit" with a number near 2^63, or with -1; version 2 says "max".
    limits: {
      memoryBytes: memory < 2 ** 60 ? memory : null,
      cpuMillis: quota! > 0 ? Math.round((quota! / period!) * 1000) : null,
    },
    rootIsReadOnly: under('root').at(-1) === 'ro',
    writable: [...under('writable')].sort(),
    environment: [...new Set(under('env'))],
  };
}
