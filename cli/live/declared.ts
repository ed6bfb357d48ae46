import type { Application } from '../../app/model/application.ts';
import type { WorkloadStatus } from './workload-status.ts';

/** What is said of a part that the next deploy removes. */
export const NOT_DECLARED = 'not in app/config.ts: the next deploy removes it';

/** What is said of a workload whose new version failed. */
export const UPDATE_FAILED = 'its last update failed, and the version before serves';

/** Whether a name is that of a workload or job in app/config.ts. */
export const isDeclared = ({ workloads, jobs }: Application, name: string) =>
  [...workloads, ...jobs].some((container) => container.name === name);

/** The parts that are declared and not there. */
export function missingStatuses(
  { workloads, jobs }: Application,
  statuses: readonly WorkloadStatus[],
): readonly WorkloadStatus[] {
  const common = { running: 0, health: 'down', restarts: 0, note: 'not deployed' } as const;
  const declared: readonly WorkloadStatus[] = [
    ...workloads.map(({ name, scale }) => ({ name, kind: 'workload' as const, wanted: scale.replicas, ...common })),
    ...jobs.map(({ name }) => ({ name, kind: 'job' as const, wanted: 0, ...common })),
  ];
  return declared.filter(({ name }) => statuses.every((status) => status.name !== name));
}

const ORDER = ['workload', 'job', 'target'];

/** Workloads first, then jobs, then what the target adds. */
export function byKindAndName(a: WorkloadStatus, b: WorkloadStatus): number {
  return ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || (a.name < b.name ? -1 : 1);
}
