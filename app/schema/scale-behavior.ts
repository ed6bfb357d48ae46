import { z } from 'zod';
import { seconds, wholeNumber } from './number.ts';

const policySchema = z.strictObject({
  /** `pods`: so many replicas. `percent`: such a part of those that run. */
  type: z.enum(['pods', 'percent'], { error: '"pods" or "percent"' }),
  /** Replicas, or percent of them. */
  value: wholeNumber(1, 10_000),
  /** Time in which at most so many come or go, in seconds. */
  periodSeconds: seconds(1, 1800),
});

const directionSchema = z.strictObject({
  /** How long a wish must last before it is followed, in seconds. @default - 0 up, 300 down */
  stabilizationWindowSeconds: seconds(0, 3600).optional(),
  /** Limits of the pace. @default - up: 4 replicas or 100 % in 15 s; down: 100 % in 15 s */
  policies: z.array(policySchema).min(1, { error: 'at least one policy' }).optional(),
  /** Which of several policies counts; `disabled`: never this way. @default 'max' */
  selectPolicy: z.enum(['max', 'min', 'disabled'], { error: '"max", "min" or "disabled"' }).optional(),
});

/**
 * How fast an autoscaler adds and removes replicas.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#configurable-scaling-behavior
 */
export const behaviorSchema = z.strictObject({
  /** More replicas. @default - Kubernetes's */
  scaleUp: directionSchema.optional(),
  /** Fewer replicas. @default - Kubernetes's */
  scaleDown: directionSchema.optional(),
});
