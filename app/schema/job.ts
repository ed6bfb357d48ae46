import { z } from 'zod';
import { containerKeys } from './container.ts';
import { seconds, wholeNumber } from './number.ts';
import { scheduleSchema } from './schedule.ts';

/** A part of the application that runs to its end: before each deploy, or on a schedule. */
export const jobSchema = z.strictObject({
  ...containerKeys,
  /** When it runs. @default - once before each deploy that changes it, such as a migration */
  schedule: scheduleSchema.optional(),
  /** Further attempts after a failure. @default 3 */
  retries: wholeNumber(0, 100).default(3),
  /** Time for a whole run, in seconds; a longer one is ended as failed. @default 600 */
  timeoutSeconds: seconds(1, 604_800).default(600),
});

export type ParsedJob = z.output<typeof jobSchema>;
