import { describe, expect, test } from '@jest/globals';
import { scheduleSchema } from '../../app/schema/schedule.ts';

const accepts = (schedule: unknown) => scheduleSchema.safeParse(schedule).success;

describe('a schedule', () => {
  test.each([
    '* * * * *',
    '30 3 * * *',
    '*/15 * * * *',
    '0-30/5 8-18 * * MON-FRI',
    '0 0 1,15 * *',
    '0 0 * JAN-JUN 0',
    '0 0 29 2 *',
  ])('may be "%s"', (cron) => {
    expect(accepts(cron)).toBe(true);
  });

  test.each([
    ['nothing', ''],
    ['four fields', '0 3 * *'],
    ['seconds', '0 0 3 * * *'],
    ['two spaces', '0  3 * * *'],
    ['a word', '@daily'],
    ['a minute that is none', '60 3 * * *'],
    ['a day that never comes', '0 0 31 2 *'],
    ['a range that runs backwards', '0 0 * * FRI-MON'],
    ['a step of none', '*/0 * * * *'],
    ['the last day, which clusters do not know', '0 0 L * *'],
    ['the nearest weekday', '0 0 15W * *'],
    ['the last of a weekday', '0 0 * * 5L'],
    ['the second of a weekday', '0 0 * * MON#2'],
    ['a Sunday of 7, which clusters do not know', '0 0 * * 7'],
    ['a line break', '0 3 * * *\n'],
    ['more than anybody writes', `${'1,'.repeat(1000)}1 * * * *`],
  ])('fails for %s', (_, cron) => {
    expect(accepts(cron)).toBe(false);
  });

  test('is read in UTC and skips what would overlap, unless it says otherwise', () => {
    const defaults = { cron: '0 3 * * *', timeZone: 'Etc/UTC', overlap: 'forbid' };
    expect(scheduleSchema.parse('0 3 * * *')).toEqual(defaults);
    expect(scheduleSchema.parse({ cron: '0 3 * * *' })).toEqual(defaults);
    const other = { cron: '0 3 * * *', timeZone: 'Europe/Berlin', overlap: 'allow' };
    expect(scheduleSchema.parse(other)).toEqual(other);
  });
});

describe('a time zone', () => {
  test.each(['UTC', 'Etc/UTC', 'Etc/GMT+5', 'Europe/Berlin', 'America/Argentina/Buenos_Aires', 'Asia/Calcutta'])(
    'may be %s',
    (timeZone) => {
      expect(accepts({ cron: '0 3 * * *', timeZone })).toBe(true);
    },
  );

  test.each(['', 'Berlin', 'europe/berlin', 'EUROPE/BERLIN', '+01:00', 'Local', 'Europe/Atlantis', '../etc/passwd'])(
    'fails for %p',
    (timeZone) => {
      expect(accepts({ cron: '0 3 * * *', timeZone })).toBe(false);
    },
  );
});
