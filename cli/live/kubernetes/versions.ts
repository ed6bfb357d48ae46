import type { ClusterObjects, ControllerRevision, PodTemplate, Scalable } from './objects.ts';
import { isOwnedBy, REVISION } from './revision.ts';

/** A version of a workload that the cluster remembers. */
export interface KnownVersion {
  /** Name of its ReplicaSet or ControllerRevision. */
  readonly id: string;
  /** Grows with every change, and with every return to an older version. */
  readonly number: number;
  readonly template: PodTemplate;
}

/** The versions of a workload that the cluster remembers, the present one first. */
export function versionsOf(
  scalable: Scalable,
  { replicaSets }: Pick<ClusterObjects, 'replicaSets'>,
  revisions: readonly ControllerRevision[],
): readonly KnownVersion[] {
  const versions =
    scalable.kind === 'Deployment'
      ? replicaSets
          .filter(({ metadata }) => isOwnedBy(metadata, scalable.metadata))
          .map(({ metadata, spec }) => ({
            id: metadata.name,
            number: Number(metadata.annotations?.[REVISION] ?? 0),
            template: withoutHash(spec.template),
          }))
      : revisions
          .filter(({ metadata }) => isOwnedBy(metadata, scalable.metadata))
          .map(({ metadata, revision, data }) => ({
            id: metadata.name,
            number: revision,
            template: { metadata: data.spec.template.metadata, spec: data.spec.template.spec },
          }));
  return versions.sort((a, b) => b.number - a.number);
}

/** The template without what the Deployment adds to tell its ReplicaSets apart. */
function withoutHash({ metadata, spec }: PodTemplate): PodTemplate {
  const labels = Object.entries(metadata?.labels ?? {}).filter(([label]) => label !== 'pod-template-hash');
  return { metadata: { ...metadata, labels: Object.fromEntries(labels) }, spec };
}
