import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { toYaml } from '../../app/model/yaml.ts';

const texts = [
  '1_000',
  '0b11',
  '1_0.5',
  'yes',
  'no',
  'on',
  'Off',
  'y',
  '1:30',
  '0o17',
  '017',
  '1e3',
  '2001-01-01',
  '~',
];

describe('YAML', () => {
  test.each(texts)('has the text %s as a text for readers of both versions, as value and as key', (text) => {
    const document = { [text]: [text] };
    expect(parse(toYaml(document), { version: '1.1' })).toEqual(document);
    expect(parse(toYaml(document), { version: '1.2' })).toEqual(document);
  });

  test('has equal objects twice, and long texts on one line', () => {
    const one = { a: 'word '.repeat(40) };
    expect(toYaml([one, one]).split('\n')).toHaveLength(3);
  });
});
