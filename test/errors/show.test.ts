import { describe, expect, test } from '@jest/globals';
import { show } from '../../app/errors/show.ts';

describe('show', () => {
  test.each([
    [undefined, 'nothing'],
    [null, 'null'],
    ['', '""'],
    ['two\nlines', '"two\\nlines"'],
    [0, '0'],
    [Number.NaN, 'NaN'],
    [10n, '10'],
    [true, 'true'],
    [Symbol('s'), 'Symbol(s)'],
    [() => 1, 'a function'],
    [[], 'an empty list'],
    [[1], 'a list'],
    [{ a: 1 }, 'an object'],
    ['x'.repeat(60), `"${'x'.repeat(60)}"`],
    ['x'.repeat(61), `"${'x'.repeat(60)}…"`],
    [Symbol('x'.repeat(100)), `Symbol(${'x'.repeat(53)}…`],
  ])('shows %p on one short line', (value, text) => {
    expect(show(value)).toBe(text);
  });

  test('never asks an object for its text', () => {
    const trap = {
      toString() {
        throw new Error('asked');
      },
    };
    expect(show(trap)).toBe('an object');
  });
});
