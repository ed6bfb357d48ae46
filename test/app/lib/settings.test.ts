import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, test } from '@jest/globals';

import { numberSetting, textSetting } from '../../../app/lib/settings.ts';

const directory = mkdtempSync(join(tmpdir(), 'settings-'));
afterAll(() => rmSync(directory, { recursive: true }));

describe('settings', () => {
  test('come from the environment', () => {
    expect(textSetting('NAME', 'fallback', { NAME: 'value' })).toBe('value');
  });

  test('come from a file where the environment names one, without the line break at its end', () => {
    const file = join(directory, 'url');
    writeFileSync(file, 'postgres://app:secret@db/app\n');
    expect(textSetting('DATABASE_URL', undefined, { DATABASE_URL_FILE: file })).toBe('postgres://app:secret@db/app');
  });

  test('fall back to their default', () => {
    expect(textSetting('NAME', 'fallback', {})).toBe('fallback');
    expect(numberSetting('PORT', 8080, {})).toBe(8080);
  });

  test('fail with what to do if one is missing', () => {
    expect(() => textSetting('NAME', undefined, {})).toThrow(
      'NAME is not set: give it a value, or name a file in NAME_FILE',
    );
  });

  test.each(['-1', '1.5', 'many', '1e3'])('fail if a number is %s', (PORT) => {
    expect(() => numberSetting('PORT', 1, { PORT })).toThrow(`PORT: expected a whole number, got "${PORT}"`);
  });
});
