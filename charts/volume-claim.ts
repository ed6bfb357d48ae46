import { k8s } from 'cdk8s-plus-27';
import type { Application } from '../app/model/application.ts';
import { sharedMetadata } from './metadata.ts';

type DeclaredVolume = Application['volumes'][number];

/**
 * Storage that all replicas of a workload share. The annotations keep GitOps tools from deleting it once it is no
 * longer among the files.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#controlling-the-apply-behavior-of-resources
 */
export function volumeClaim(application: Application, volume: DeclaredVolume): k8s.KubePersistentVolumeClaimProps {
  const annotations = {
    'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
    'kustomize.toolkit.fluxcd.io/prune': 'disabled',
  };
  return {
    metadata: { ...sharedMetadata(application, 'volume', volume.name), annotations },
    spec: claimSpec(volume),
  };
}

/** What a volume asks the cluster for. */
export function claimSpec({
  accessMode,
  class: storageClassName,
  size,
}: DeclaredVolume): k8s.PersistentVolumeClaimSpec {
  return {
    accessModes: [accessMode],
    volumeMode: 'Filesystem',
    storageClassName,
    resources: { requests: { storage: k8s.Quantity.fromString(size) } },
  };
}
