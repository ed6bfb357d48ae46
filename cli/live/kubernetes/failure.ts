import type { Application } from '../../../app/model/application.ts';
import { conditionOf, ownerName, type ClusterObjects, type Pod } from './objects.ts';
import { isReady, troubleOf } from './pod.ts';
import { currentPods } from './revision.ts';
import { podsOfJob } from './rollout.ts';
import { presentRuns } from './runs.ts';

/** A pod that says why a workload or job doesn't run as it should; none where the cluster refuses to make one. */
export interface FailedPod {
  readonly name: string;
  readonly pod?: Pod | undefined;
  readonly reason: string;
  /** The container whose log tells more. */
  readonly container?: string | undefined;
  /** Whether the log is that of the container's last run: the present one has yet to begin. */
  readonly previous: boolean;
}

/** As many pods are enough to see why a version fails. */
const SHOWN = 2;

/** The pods that tell the most about the failure of the given workloads and jobs. */
export function failedPods(
  application: Application,
  names: readonly string[],
  objects: ClusterObjects,
  now: Date,
): readonly FailedPod[] {
  const refused = objects.scalables.flatMap((scalable): FailedPod[] => {
    const condition = conditionOf(scalable.status?.conditions, 'ReplicaFailure');
    if (condition?.status !== 'True') return [];
    return [{ name: ownerName(scalable), reason: condition.message ?? condition.reason ?? '', previous: false }];
  });
  const pods = [
    ...objects.scalables.flatMap((scalable) => currentPods(scalable, objects)),
    ...presentRuns(application, objects).flatMap((job) => podsOfJob(job, objects)),
  ];
  const failed = pods
    .filter((pod) => !isReady(pod) && pod.status.phase !== 'Succeeded')
    .sort((a, b) => (a.metadata.creationTimestamp < b.metadata.creationTimestamp ? 1 : -1))
    .map((pod) => failedPod(pod, now));
  const all = [...refused, ...failed].filter(({ name }) => names.includes(name));
  return [...Map.groupBy(all, ({ name }) => name).values()].flatMap((found) => found.slice(0, SHOWN));
}

function failedPod(pod: Pod, now: Date): FailedPod {
  const statuses = [...(pod.status.initContainerStatuses ?? []), ...(pod.status.containerStatuses ?? [])];
  const blamed = statuses.find(
    ({ state, lastState }) =>
      state.waiting?.reason === 'CrashLoopBackOff' ||
      (state.terminated?.exitCode ?? 0) !== 0 ||
      (lastState?.terminated !== undefined && state.terminated === undefined),
  );
  const running = statuses.findLast(({ state }) => state.running !== undefined);
  return {
    name: ownerName(pod),
    pod,
    reason: troubleOf(pod, now)?.reason ?? 'not ready',
    container: (blamed ?? running)?.name,
    previous: blamed?.state.waiting !== undefined,
  };
}
