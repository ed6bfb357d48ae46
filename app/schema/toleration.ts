import { z } from 'zod';
import { anyText, nonEmpty } from './name.ts';
import { seconds } from './number.ts';

/** A taint, or several, that doesn't keep a replica away. */
export const tolerationSchema = z.strictObject({
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
  /**
   * How long a replica stays on a node that has got such a taint, in seconds; with `NoExecute` only. Lost nodes get
   * `node.kubernetes.io/unreachable`, which Kubernetes tolerates for 300 s unless something else is said here.
   *
   * @default - for ever
   */
  tolerationSeconds: seconds().optional(),
});
