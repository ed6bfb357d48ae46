import type { Manifest } from '../../../../charts/manifest.ts';
import type { ManagedFields } from '../objects.ts';
import { canonical } from './canonical.ts';

/** An object as it is declared or as it is, with the parts that are compared. */
export interface Comparable extends Manifest {
  readonly metadata: Manifest['metadata'] & {
    readonly creationTimestamp?: string;
    readonly ownerReferences?: readonly unknown[];
    readonly managedFields?: readonly ManagedFields[];
  };
}

export const nameLabel = ({ metadata }: Comparable) => metadata.labels?.['app.kubernetes.io/name'] ?? metadata.name;

export const componentOf = ({ metadata }: Comparable) => metadata.labels?.['app.kubernetes.io/component'];

/** An object in which equal amounts are written equally. */
export const comparable = (object: object) => canonical(object) as Comparable;
