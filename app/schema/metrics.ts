import { z } from 'zod';
import { portName } from './name.ts';

const pathExpected = { error: 'a path that begins with "/", such as "/metrics"' };

/** Where a workload serves figures in Prometheus's text format. */
export const metricsSchema = z.strictObject({
  /** Name of the port. @default - the only port */
  port: portName().optional(),
  /** @default '/metrics' */
  path: z
    .string(pathExpected)
    .regex(/^\/[^\s\0]*$/, pathExpected)
    .default('/metrics'),
});
