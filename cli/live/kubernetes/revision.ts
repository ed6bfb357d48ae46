import type { ClusterObjects, Metadata, Pod, ReplicaSet, Scalable } from './objects.ts';

/** Annotation in which a Deployment and its ReplicaSets number their versions. */
export const REVISION = 'deployment.kubernetes.io/revision';

export const isOwnedBy = (metadata: Metadata, owner: Metadata) =>
  metadata.ownerReferences?.some(({ uid }) => uid === owner.uid) ?? false;

/** The ReplicaSet of a Deployment's present version. */
export function currentReplicaSet(deployment: Scalable, replicaSets: readonly ReplicaSet[]): ReplicaSet | undefined {
  const revision = deployment.metadata.annotations?.[REVISION];
  return replicaSets.find(
    ({ metadata }) => isOwnedBy(metadata, deployment.metadata) && metadata.annotations?.[REVISION] === revision,
  );
}

/** What the label of pods says of the version of a workload that was deployed last. */
function currentHash(scalable: Scalable, { replicaSets }: ClusterObjects): string | undefined {
  if (scalable.kind === 'StatefulSet') return scalable.status?.updateRevision;
  return currentReplicaSet(scalable, replicaSets)?.metadata.labels?.['pod-template-hash'];
}

/** The pods of a workload that are not on their way out, the newest first. */
export function podsOf({ kind, metadata }: Scalable, { pods, replicaSets }: ClusterObjects): readonly Pod[] {
  const owners =
    kind === 'StatefulSet'
      ? [metadata]
      : replicaSets.map((set) => set.metadata).filter((set) => isOwnedBy(set, metadata));
  return pods
    .filter((pod) => owners.some((owner) => isOwnedBy(pod.metadata, owner)))
    .filter((pod) => pod.metadata.deletionTimestamp === undefined)
    .sort((a, b) => (a.metadata.creationTimestamp < b.metadata.creationTimestamp ? 1 : -1));
}

/** The pods of the version that was deployed last. */
export function currentPods(scalable: Scalable, objects: ClusterObjects): readonly Pod[] {
  const hash = currentHash(scalable, objects);
  const label = scalable.kind === 'StatefulSet' ? 'controller-revision-hash' : 'pod-template-hash';
  return podsOf(scalable, objects).filter(({ metadata }) => metadata.labels?.[label] === hash);
}
