import type { Application } from '../app/model/application.ts';
import type { Container } from '../app/model/container.ts';
import type { Workload } from '../app/model/workload.ts';
import { targets } from '../app/model/target.ts';
import { table } from './table.ts';

/** One line of what runs where. */
export interface OverviewEntry {
  readonly name: string;
  readonly image: string;
  /** How many replicas each target runs, or when a job runs. */
  readonly docker: string;
  readonly kubernetes: string;
  /** Where it is reached from outside. */
  readonly addresses: readonly string[];
}

/** What runs where, as data. */
export function overview(application: Application): readonly OverviewEntry[] {
  return [
    ...application.workloads.map((workload) => ({
      name: workload.name,
      image: shortImage(workload),
      docker: replicas(workload.scale.replicas),
      kubernetes: replicas(workload.scale.replicas, workload.scale.autoscaler?.maxReplicas),
      addresses: addressesOf(workload),
    })),
    ...application.jobs.map((job) => {
      const when = job.schedule === undefined ? 'before a deploy' : `cron ${job.schedule.cron}`;
      return { name: job.name, image: shortImage(job), docker: when, kubernetes: when, addresses: [] };
    }),
  ];
}

/** The overview as a table. */
export function overviewTable(entries: readonly OverviewEntry[]): string {
  const rows = entries.map((entry) => [
    ...[entry.name, entry.image],
    ...targets.map((target) => entry[target]),
    entry.addresses.join(' '),
  ]);
  return table([['NAME', 'IMAGE', ...targets.map((target) => `ON ${target.toUpperCase()}`), 'ADDRESS'], ...rows]);
}

function replicas(min: number, max = min): string {
  if (max > min) return `${min} to ${max} replicas`;
  return min === 1 ? '1 replica' : `${min} replicas`;
}

function addressesOf({ routes, publish }: Workload): readonly string[] {
  return [
    ...routes.map(({ host, path, tls }) => `${tls ? 'https' : 'http'}://${host}${path}`),
    ...publish.map(({ port, publicPort }) => `${port.protocol}://*:${publicPort}`),
  ];
}

/** A digest in full would be wider than a terminal. */
const shortImage = ({ image }: Container) => image.replace(/@(sha256:[0-9a-f]{12})[0-9a-f]*$/, '@$1…');
