import { z } from 'zod';
import { nonEmpty } from './name.ts';
import { memory } from './quantity.ts';

/**
 * Storage that outlives replicas, updates and the deploy itself.
 *
 * Docker: a local volume, without a limit to its size. Kubernetes: a PersistentVolumeClaim.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/
 */
export const volumeSchema = z.strictObject({
  /** Space to ask for: `"10Gi"`. */
  size: memory(),
  /** StorageClass. @default - the cluster's default class */
  class: nonEmpty().optional(),
  /**
   * `ReadWriteOnce`: mounted by one workload that isn't replicated. `ReadWriteMany`: by any number of replicas and workloads.
   *
   * @default 'ReadWriteOnce'
   */
  accessMode: z
    .enum(['ReadWriteOnce', 'ReadWriteMany'], { error: '"ReadWriteOnce" or "ReadWriteMany"' })
    .default('ReadWriteOnce'),
  /** Each replica has a volume of its own, and a stable name (Kubernetes: a StatefulSet). @default false */
  perReplica: z.boolean().default(false),
  /** Meant for backups. Nothing reads it yet: Fairway takes no backups. @default true */
  backup: z.boolean().default(true),
});

export type Volume = Readonly<z.output<typeof volumeSchema>>;
