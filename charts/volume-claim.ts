import { k8s } from 'cdk8s-plus-27';
import type { Application } from '../app/model/application.ts';
import { KEPT } from './kept.ts';
import { sharedMetadata } from './metadata.ts';

type DeclaredVolume = Application['volumes'][number];

/**
 * Storage that all replicas of a workload share.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/
 */
export function volumeClaim(application: Application, volume: DeclaredVolume): k8s.KubePersistentVolumeClaimProps {
  return {
    metadata: { ...sharedMetadata(application, 'volume', volume.name), annotations: KEPT },
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
