import { z } from 'zod';
import { anyText, labelName, name, nonEmpty } from './name.ts';
import { tolerationSchema } from './toleration.ts';

const labels = z.record(labelName(), anyText());

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
  tolerations: z.array(tolerationSchema).default([]),
  /**
   * Which of `spread`, `near` and `apartFrom` are conditions: a replica that can't be placed so is not placed at all.
   *
   * @default [] - they are wishes
   */
  required: z.array(z.enum(['spread', 'near', 'apartFrom'], { error: '"spread", "near" or "apartFrom"' })).default([]),
  /**
   * An existing PriorityClass: who is placed first, and who gives way, where a cluster is full.
   *
   * @default - the cluster's default
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
   */
  priorityClass: nonEmpty().optional(),
});
