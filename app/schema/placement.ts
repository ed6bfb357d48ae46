import { z } from 'zod';
import { anyText, name, nonEmpty } from './name.ts';

const labels = z.record(nonEmpty(), anyText());

/**
 * Where replicas run.
 *
 * Docker: one host, so only node labels are looked at.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/
 */
export const placementSchema = z.strictObject({
  /** Replicas are spread evenly over these. @default ['host'] */
  spread: z.array(z.enum(['host', 'zone'], { error: '"host" or "zone"' })).default(['host']),
  /** Labels that a node must have. @default {} */
  nodeLabels: labels.default({}),
  /** Workloads whose nodes are preferred. @default [] */
  near: z.array(name()).default([]),
  /** Workloads whose nodes are avoided. @default [] */
  apartFrom: z.array(name()).default([]),
  /**
   * Taints that don't keep a replica away.
   *
   * @default []
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/
   */
  tolerations: z
    .array(
      z.strictObject({
        /** The taint's key. @default - every key */
        key: nonEmpty().optional(),
        /** @default 'Equal' */
        operator: z.enum(['Equal', 'Exists'], { error: '"Equal" or "Exists"' }).default('Equal'),
        value: anyText().optional(),
        /** @default - every effect */
        effect: z
          .enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute'], {
            error: '"NoSchedule", "PreferNoSchedule" or "NoExecute"',
          })
          .optional(),
      }),
    )
    .default([]),
});
