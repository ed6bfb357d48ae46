import { describe, expect, test } from '@jest/globals';
import { supportTable } from '../../app/parity/markdown.ts';
import { rows } from '../../app/parity/rows.ts';
import { applicationSchema } from '../../app/schema/application.ts';
import { allKeys } from '../../app/schema/walk.ts';

const keys = allKeys(applicationSchema);
const answered = rows.flatMap((row) => row.keys);
const below = rows.flatMap(({ keys: own, within = [] }) =>
  own.flatMap((key) => within.map((rest) => `${key}.${rest}`)),
);
const covers = (parent: string, key: string) => key === parent || key.startsWith(`${parent}.`);

/** Keys for which no row answers: neither for the key, nor for those of which it is made. */
const open = (all: readonly string[]) =>
  all.filter((key) => ![...answered, ...below].some((other) => covers(key, other)));

describe('the rows', () => {
  test('answer for every key of a config', () => {
    expect(open(keys)).toEqual([]);
  });

  test('fail to answer for a key that is new', () => {
    const added = ['workloads.*.scale.pace', 'workloads.*.pets', 'workloads.*.readinessProbe.http.headers'];
    expect(open([...keys, ...added])).toEqual(added);
  });

  test('speak only of keys that a config may have', () => {
    const possible = [...keys, ...keys.map((key) => key.replace(/\.\*$/, ''))];
    expect(answered.filter((key) => !possible.includes(key) && !keys.some((other) => covers(key, other)))).toEqual([]);
    for (const { keys: own, within = [] } of rows) {
      expect(within.filter((rest) => !own.some((key) => keys.includes(`${key}.${rest}`)))).toEqual([]);
    }
  });

  test('say what to do wherever something is refused', () => {
    const answers = rows.flatMap(({ docker, kubernetes }) => [docker, kubernetes]);
    const refused = answers.filter((answer) => answer.kind !== 'native' && answer.severity === 'refused');
    expect(refused.length).toBeGreaterThan(0);
    for (const answer of refused) expect(answer).toHaveProperty('instead', expect.any(String));
  });

  test('make a table with one line for each of them', () => {
    const lines = supportTable().split('\n');
    expect(lines).toHaveLength(rows.length + 2);
    for (const line of lines) expect(line.split(' | ')).toHaveLength(3);
  });
});
