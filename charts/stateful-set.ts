import type { k8s } from 'cdk8s-plus-27';
import type { Application } from '../app/model/application.ts';
import type { Workload } from '../app/model/workload.ts';
import { REVISION_HISTORY_LIMIT } from './deployment.ts';
import { containerMetadata, selectorOf, versionLabel } from './metadata.ts';
import { podVolumeName } from './mounts.ts';
import { workloadPod } from './pod.ts';
import { claimSpec } from './volume-claim.ts';

/** The volumes of which each replica of a workload has its own. */
export function volumesPerReplica({ volumes }: Application, workload: Workload) {
  const mounted = workload.volumes.map(({ volume }) => volume);
  return volumes.filter(({ name, perReplica }) => perReplica && mounted.includes(name));
}

/**
 * Replicas that each have a name and volumes of their own, which stay when replicas go.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/
 */
export function statefulSet(application: Application, workload: Workload): k8s.KubeStatefulSetProps {
  return {
    metadata: containerMetadata(application, workload, { labels: versionLabel(workload) }),
    spec: {
      serviceName: workload.name,
      replicas: workload.scale.autoscaler === undefined ? workload.scale.replicas : undefined,
      revisionHistoryLimit: REVISION_HISTORY_LIMIT,
      // All at once: a replica of a cluster may become ready only when it has found the others.
      podManagementPolicy: 'Parallel',
      persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
      selector: { matchLabels: selectorOf(application, workload.name) },
      updateStrategy: { type: 'RollingUpdate' },
      template: workloadPod(application, workload, 'controller-revision-hash'),
      volumeClaimTemplates: volumesPerReplica(application, workload).map((volume) => ({
        metadata: { name: podVolumeName(volume.name) },
        spec: claimSpec(volume),
      })),
    },
  };
}
