import { describe, expect, test } from '@jest/globals';
import { withTable, type Table } from './evidence-table.ts';

const table: Table = { title: 'Faults', text: 'Measured.', columns: ['What', 'Replicas', 'Seen'], keys: 2, rows: [] };
const rowsIn = (text: string) => text.split('\n').filter((line) => /^\| (?!What|---)/.test(line));

describe('a table of evidence', () => {
  const first = withTable('# Evidence\n\n## Other\n\n| kept |\n', {
    ...table,
    rows: [
      ['a | b', '1', 'x'],
      ['c', '1', 'several\n lines'],
    ],
  });

  test('is added to what is there', () => {
    expect(first).toContain(
      '# Evidence\n\n## Other\n\n| kept |\n\n## Faults\n\nMeasured.\n\n| What | Replicas | Seen |\n',
    );
    expect(rowsIn(first)).toEqual(['| kept |', '| a \\| b | 1 | x |', '| c | 1 | several lines |']);
  });

  test('keeps the rows that were not measured again, and their order', () => {
    const rows = [
      ['a | b', '2', 'new'],
      ['a | b', '1', 'again'],
    ];
    const second = withTable(first, { ...table, text: 'Measured again.', rows });
    expect(rowsIn(second)).toEqual([
      '| kept |',
      '| a \\| b | 1 | again |',
      '| c | 1 | several lines |',
      '| a \\| b | 2 | new |',
    ]);
    expect(second).not.toContain('Measured.');
    expect(withTable(second, { ...table, text: 'Measured again.' })).toBe(second);
  });

  test('without keys has the rows of the last run alone', () => {
    const { title, text, columns } = table;
    expect(rowsIn(withTable(first, { title, text, columns, rows: [['b', '2', 'y']] }))).toEqual([
      '| kept |',
      '| b | 2 | y |',
    ]);
  });
});
