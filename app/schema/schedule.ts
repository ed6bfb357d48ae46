import { Cron } from 'croner';
import { z } from 'zod';

const cronExpected = { error: 'five cron fields (minute hour day month weekday), such as "30 3 * * *"' };
const zoneExpected = { error: 'an IANA time zone such as "Europe/Berlin"' };

const cron = () => z.string(cronExpected).refine(isCron, cronExpected);

/**
 * When a job runs again and again.
 *
 * Docker: a scheduler service starts it (see `targets.docker.images.scheduler`). Kubernetes: a CronJob.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
 */
export const scheduleSchema = z.union([
  cron().transform((expression) => ({ cron: expression, timeZone: 'Etc/UTC', overlap: 'forbid' as const })),
  z.strictObject({
    /** Five fields: minute, hour, day of month, month, day of week. */
    cron: cron(),
    /** IANA time zone in which the fields are read; Docker: `Etc/UTC` only. @default 'Etc/UTC' */
    timeZone: z.string(zoneExpected).refine(isTimeZone, zoneExpected).default('Etc/UTC'),
    /** While the previous run is still going: `forbid` skips the new one, `allow` runs both. @default 'forbid' */
    overlap: z.enum(['forbid', 'allow'], { error: '"forbid" or "allow"' }).default('forbid'),
  }),
]);

/** The syntax that Kubernetes's CronJob and Swarm's schedulers have in common: no seconds, no `L`, `W`, `#` or `@daily`. */
function isCron(expression: string): boolean {
  const fields = expression.split(' ');
  if (fields.length !== 5 || !/^[\dA-Z*/, -]+$/.test(expression) || /[LW#]/.test(fields[2] ?? '')) return false;
  try {
    return new Cron(expression, { paused: true, mode: '5-part' }).nextRun(new Date(0)) !== null;
  } catch {
    return false;
  }
}

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== undefined;
  } catch {
    return false;
  }
}
