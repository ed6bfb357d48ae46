import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { formsOf, withUnpacked } from './secret-texts.ts';

const holds = (text: string, value: string) =>
  withUnpacked(text).some((one) => formsOf(value).some((form) => one.includes(form)));

describe('a canary', () => {
  const key = '-----BEGIN KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEF\n-----END KEY-----\n';

  test.each([
    ['as it is', key],
    ['with its lines escaped', JSON.stringify({ key })],
    ['with its lines indented', key.replaceAll('\n', '\n    ')],
    ['in base64', Buffer.from(key).toString('base64')],
  ])('of several lines is found %s', (_, text) => expect(holds(`a: ${text}`, key)).toBe(true));

  test('is found where it is packed, and packed again', () => {
    const pack = (text: string) => `{"state":"${gzipSync(text).toString('base64')}"}`;
    expect(holds(pack('a-canary'), 'a-canary')).toBe(true);
    expect(holds(pack(pack('a-canary')), 'a-canary')).toBe(true);
  });

  test('is not found where it is not, packed or not', () => {
    expect(holds(gzipSync('nothing of it').toString('base64'), 'a-canary')).toBe(false);
    expect(holds('H4sIthis+is/no+gzip==', 'a-canary')).toBe(false);
  });
});
