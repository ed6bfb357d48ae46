import { readFileSync } from 'node:fs';
import { loadApplication } from '../../../app/model/load.ts';
import type { WorkloadStatus } from '../../../cli/live/workload-status.ts';

const image = 'busybox:stable-musl';

/** The application that was deployed when the files in recorded/ were made. */
export const application = loadApplication({
  name: 'opapp',
  workloads: { web: { image, scale: { min: 2 } }, back: { image } },
  jobs: { migrate: { image, command: ['true'] }, nightly: { image, command: ['true'], schedule: '0 3 * * *' } },
});

/** What an engine or cluster has answered, in a folder `recorded/`. */
export const recorded = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8');

/** Statuses by name. */
export const byName = (statuses: readonly WorkloadStatus[]) =>
  Object.fromEntries(statuses.map((status) => [status.name, status]));
