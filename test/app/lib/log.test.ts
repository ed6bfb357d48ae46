import { describe, expect, test } from '@jest/globals';

import { formatEvent } from '../../../app/lib/log.ts';

const now = new Date(0);

describe('a log line', () => {
  test('is one line of JSON, whatever the fields hold', () => {
    const line = formatEvent('info', 'saved', { text: 'two\nlines', count: 2 }, now);
    expect(line).not.toContain('\n');
    expect(JSON.parse(line)).toEqual({
      time: '1970-01-01T00:00:00.000Z',
      level: 'info',
      event: 'saved',
      text: 'two\nlines',
      count: 2,
    });
  });

  test('has an error as its message, and several as theirs', () => {
    expect(JSON.parse(formatEvent('warn', 'x', { error: new Error('refused') }))).toMatchObject({ error: 'refused' });
    const both = new AggregateError([new Error('refused ::1'), new Error('refused 127.0.0.1')]);
    expect(JSON.parse(formatEvent('warn', 'x', { error: both }))).toMatchObject({
      error: 'refused ::1; refused 127.0.0.1',
    });
  });

  test('never has the password of a URL', () => {
    const line = formatEvent('error', 'x', { error: new Error('cannot reach postgres://app:s3cr@t@db:5432/app') }, now);
    expect(line).not.toMatch(/s3cr|t@/);
    expect(line).toContain('postgres://***@db:5432/app');
  });
});
