import type { Application } from '../app/model/application.ts';
import type { Container } from '../app/model/container.ts';
import type { Workload } from '../app/model/workload.ts';
import { targets } from '../app/model/target.ts';
import { addressUrl } from '../app/model/public-url.ts';
import { replicasText, whenText } from '../app/report/topology.ts';
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
      docker: replicasText(workload.scale.replicas),
      kubernetes: replicasText(workload.scale.replicas, workload.scale.autoscaler?.maxReplicas),
      addresses: addressesOf(workload),
    })),
    ...application.jobs.map((job) => {
      const when = whenText(job);
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

function addressesOf({ routes, publish }: Workload): readonly string[] {
  return [
    ...routes.map((route) => addressUrl(route)),
    ...publish.map(({ port, publicPort }) => `${port.protocol}://*:${publicPort}`),
  ];
}

/** A digest in full would be wider than a terminal. */
const shortImage = ({ image }: Container) => image.replace(/@(sha256:[0-9a-f]{12})[0-9a-f]*$/, '@$1…');
