import type { Amount } from '../../../app/advice/amount.ts';
import type { Application } from '../../../app/model/application.ts';
import { healthOf } from '../health.ts';
import { byKindAndName, isDeclared, missingStatuses, NOT_DECLARED, UPDATE_FAILED } from '../declared.ts';
import { versionOf, type Health, type WorkloadStatus } from '../workload-status.ts';
import { ownerName, type ClusterObjects, type CronJob, type Job, type Pod, type Scalable } from './objects.ts';
import { isReady } from './pod.ts';
import { isOwnedBy, podsOf } from './revision.ts';
import { endOf, newestRun, presentRuns } from './runs.ts';
import { updateOf, wantedOf } from './update.ts';

/** What a cluster and its metrics tell of an application. */
export interface NamespaceState {
  readonly objects: ClusterObjects;
  /** What pods use, by name; empty where the cluster has no metrics API. */
  readonly usage: ReadonlyMap<string, Amount>;
  /** Git commits by reference of an image. */
  readonly revisions: ReadonlyMap<string, string>;
  /** Workloads that returned to the version before by themselves, because the one of the last deploy failed. */
  readonly reverted: readonly string[];
}

/** How every part of an application is on a cluster: what is declared, and what is there beside. */
export function namespaceStatus(application: Application, state: NamespaceState, now: Date): readonly WorkloadStatus[] {
  const { scalables, jobs, cronJobs } = state.objects;
  const statuses = [
    ...scalables.map((scalable) => workloadStatus(application, state, scalable, now)),
    ...presentRuns(application, state.objects).map((job) => jobStatus(application, state, job, job)),
    ...cronJobs.map((cron) => {
      const last = newestRun(jobs.filter(({ metadata }) => isOwnedBy(metadata, cron.metadata)));
      return jobStatus(application, state, cron, last);
    }),
  ];
  return [...statuses, ...missingStatuses(application, statuses)].sort(byKindAndName);
}

function workloadStatus(
  application: Application,
  state: NamespaceState,
  scalable: Scalable,
  now: Date,
): WorkloadStatus {
  const pods = podsOf(scalable, state.objects);
  const ready = pods.filter(isReady);
  const wanted = wantedOf(scalable);
  const name = ownerName(scalable);
  const seen = updateOf(scalable, state.objects, now);
  const update = seen === 'done' && state.reverted.includes(name) ? 'failed' : seen;
  const health = healthOf({ wanted, running: ready.length, update });
  const spec = health === 'update failed' ? ready[0]!.spec : scalable.spec.template.spec;
  return {
    name,
    kind: 'workload',
    wanted,
    running: ready.length,
    health,
    ...factsOf(name, pods, spec, state),
    note: noteOf(application, name, health),
  };
}

function jobStatus(
  application: Application,
  state: NamespaceState,
  owner: Job | CronJob,
  last: Job | undefined,
): WorkloadStatus {
  const name = ownerName(owner);
  const pods = state.objects.pods.filter(({ metadata }) => last !== undefined && isOwnedBy(metadata, last.metadata));
  const { spec } = owner.kind === 'Job' ? owner.spec.template : owner.spec.jobTemplate.spec.template;
  const ended = last === undefined ? undefined : endOf(last);
  const isIdle = owner.kind === 'CronJob' && (ended === undefined || ended === 'completed');
  const running = pods.filter(isReady);
  return {
    name,
    kind: 'job',
    wanted: 0,
    running: running.length,
    health: isIdle ? 'scheduled' : ended!,
    ...factsOf(name, pods, spec, state),
    since: last?.metadata.creationTimestamp,
    restarts: last?.status?.failed ?? 0,
    note: isDeclared(application, name) ? undefined : NOT_DECLARED,
  };
}

function factsOf(name: string, pods: readonly Pod[], { containers }: Pod['spec'], state: NamespaceState) {
  const mains = pods.flatMap(
    ({ status }) => status.containerStatuses?.find((container) => container.name === name) ?? [],
  );
  const image = (containers.find((container) => container.name === name) ?? containers[0])!.image;
  // What a tag meant when the pods started is known only by them.
  const pulled = mains.find(({ ready, imageID }) => ready && imageID.includes('@'))?.imageID;
  const reference = image.includes('@') ? image : (pulled ?? image);
  const used = pods.flatMap(({ metadata }) => state.usage.get(metadata.name) ?? []);
  return {
    version: versionOf(reference, state.revisions.get(image)),
    since: mains.flatMap(({ state: { running } }) => running?.startedAt ?? []).sort()[0],
    restarts: mains.reduce((sum, { restartCount }) => sum + restartCount, 0),
    ...(used.length > 0 && {
      cpuMillis: used.reduce((sum, { cpuMillis }) => sum + cpuMillis, 0),
      memoryBytes: used.reduce((sum, { memoryBytes }) => sum + memoryBytes, 0),
    }),
  };
}

function noteOf(application: Application, name: string, health: Health): string | undefined {
  if (!isDeclared(application, name)) return NOT_DECLARED;
  return health === 'update failed' ? UPDATE_FAILED : undefined;
}
