import { z } from 'zod';
import { containerKeys } from './container.ts';
import { seconds, wholeNumber } from './number.ts';
import { scheduleSchema } from './schedule.ts';

/** A part of the application that runs to its end: in each deploy that changes it, or on a schedule. */
export const jobSchema = z.strictObject({
  ...containerKeys,
  /**
   * When it runs. Without it, once in each deploy that changes it, such as a migration: what `dependsOn` it as
   * `completed` waits for its end.
   *
   * With `fairway deploy`, what it depends on comes before it, and everything else after its end. With
   * other tools, see the support table in the README.
   *
   * @default - once in each deploy that changes it
   */
  schedule: scheduleSchema.optional(),
  /** Further attempts after a failure. @default 3 */
  retries: wholeNumber(0, 100).default(3),
  /** Time for a whole run, in seconds; a longer one is ended as failed. @default 600 */
  timeoutSeconds: seconds(1, 604_800).default(600),
});

export type ParsedJob = z.output<typeof jobSchema>;
