import { table } from '../table.ts';
import type { Version, WorkloadStatus } from './workload-status.ts';

const HEAD = ['NAME', 'REPLICAS', 'HEALTH', 'VERSION', 'SINCE', 'RESTARTS', 'CPU', 'MEMORY'];
const UNKNOWN = '-';

/** A status as a table, the same on both targets, and below it what else a person should know. */
export function statusTable(statuses: readonly WorkloadStatus[], now: Date): string {
  const rows = statuses.map((status) => [
    status.name,
    status.kind === 'job' ? UNKNOWN : `${status.running}/${status.wanted}`,
    status.health,
    shortVersion(status.version),
    status.since === undefined ? UNKNOWN : ago(now.getTime() - Date.parse(status.since)),
    String(status.restarts),
    status.cpuMillis === undefined ? UNKNOWN : `${Math.round(status.cpuMillis)}m`,
    status.memoryBytes === undefined ? UNKNOWN : `${Math.ceil(status.memoryBytes / 2 ** 20)}Mi`,
  ]);
  const notes = statuses.flatMap(({ name, note }) => (note === undefined ? [] : [`${name}: ${note}`]));
  return [table([HEAD, ...rows]), ...notes].join('\n');
}

/** The digest as people compare it, or the tag; and the commit, where the image tells it. */
export function shortVersion(version: Version | undefined): string {
  if (version === undefined) return UNKNOWN;
  const { image, digest, revision } = version;
  const name = digest?.replace(/^sha256:(.{12}).*$/, '$1') ?? image.slice(image.lastIndexOf('/') + 1);
  return revision === undefined ? name : `${name} (${revision})`;
}

const UNITS = [
  ['d', 86_400],
  ['h', 3_600],
  ['min', 60],
] as const;

/** A span of time in its largest unit: `3 h`. */
export function ago(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  const [unit, size] = UNITS.find(([, length]) => seconds >= 2 * length) ?? ['s', 1];
  return `${Math.floor(seconds / size)} ${unit}`;
}
