import { z } from 'zod';
import { containerPath, nonEmpty } from './name.ts';

/** Where a volume appears in a container: a path, or a path with options. */
export const volumeMountSchema = z.union([
  containerPath().transform((mountPath) => ({ mountPath, readOnly: false })),
  z.strictObject({
    /** Absolute path in the container. */
    mountPath: containerPath(),
    /** Mounted so that this container can't write. @default false */
    readOnly: z.boolean().default(false),
  }),
]);

/** Where a config appears as a file: a path, or a path with a mode. */
export const fileMountSchema = z.union([
  containerPath().transform((mountPath) => ({ mountPath, mode: '0444' })),
  z.strictObject({
    /** Absolute path of the file in the container. */
    mountPath: containerPath(),
    /** Permissions, in octal. @default '0444' */
    mode: nonEmpty()
      .regex(/^0[0-7]{3}$/, { error: 'permissions such as "0444" or "0555"' })
      .default('0444'),
  }),
]);
