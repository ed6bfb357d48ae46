import { Cron } from 'croner';
import { z } from 'zod';

const cronExpected = { error: 'five cron fields (minute hour day month weekday), such as "30 3 * * *"' };
const zoneExpected = { error: 'an IANA time zone such as "Europe/Berlin"' };

const cron = () => z.string(cronExpected).refine(isCron, cronExpected);

/**
 * When a job runs again and again.
 *
 * Docker: a scheduler service starts it (see `targets.images.scheduler`). Kubernetes: a CronJob.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
 */
export const scheduleSchema = z.union([
  cron().transform((expression) => ({ cron: expression, timeZone: 'Etc/UTC', overlap: 'forbid' as const })),
  z.strictObject({
    /** Five fields: minute, hour, day of month, month, day of week. */
    cron: cron(),
    /** IANA time zone in which the fields are read. @default 'Etc/UTC' */
    timeZone: z.string(zoneExpected).refine(isTimeZone, zoneExpected).default('Etc/UTC'),
    /** While the previous run is still going: `forbid` skips the new one, `allow` runs both. @default 'forbid' */
    overlap: z.enum(['forbid', 'allow'], { error: '"forbid" or "allow"' }).default('forbid'),
  }),
]);

/**
 * The syntax that Kubernetes's CronJob and Swarm's schedulers have in common: no seconds, no `L`, `W`, `#` or `@daily`,
 * and Sunday is 0.
 */
function isCron(expression: string): boolean {
  const fields = expression.split(' ');
  const [, , day = '', , weekday = ''] = fields;
  if (fields.length !== 5 || !/^[\dA-Z*/, -]{9,200}$/.test(expression)) return false;
  if (/[LW]/.test(day) || /\dL|7/.test(weekday)) return false;
  try {
    return new Cron(expression, { paused: true, mode: '5-part' }).nextRun(new Date(0)) !== null;
  } catch {
    return false;
  }
}

/** Clusters read the name as it stands in the IANA database: no offsets, and its case counts. */
function isTimeZone(zone: string): boolean {
  if (!/^[A-Z][\w+-]*(?:\/[A-Z][\w+-]*)*$/.test(zone)) return false;
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions();
    return timeZone === zone || timeZone.toLowerCase() !== zone.toLowerCase();
  } catch {
    return false;
  }
}
