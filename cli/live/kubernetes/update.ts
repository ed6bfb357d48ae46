import { conditionOf, type ClusterObjects, type Scalable } from './objects.ts';
import { troubleOf } from './pod.ts';
import { currentPods } from './revision.ts';

export const wantedOf = ({ spec }: Scalable) => spec.replicas ?? 1;

/** What became of the last update of a workload. */
export function updateOf(scalable: Scalable, objects: ClusterObjects, now: Date): 'done' | 'running' | 'failed' {
  const { metadata, status = {} } = scalable;
  const { observedGeneration = 0, replicas = 0, updatedReplicas = 0, conditions } = status;
  if (observedGeneration < (metadata.generation ?? 0)) return 'running';
  const isRevised = status.updateRevision === undefined || status.currentRevision === status.updateRevision;
  if (updatedReplicas >= wantedOf(scalable) && replicas <= updatedReplicas && isRevised) return 'done';
  const failed =
    conditionOf(conditions, 'Progressing')?.status === 'False' ||
    conditionOf(conditions, 'ReplicaFailure')?.status === 'True' ||
    currentPods(scalable, objects).some((pod) => troubleOf(pod, now)?.fatal);
  return failed ? 'failed' : 'running';
}
