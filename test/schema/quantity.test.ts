import { describe, expect, test } from '@jest/globals';
import { bytes, cpu, cpuMillis, memory, twice } from '../../app/schema/quantity.ts';

describe('an amount of CPU', () => {
  test.each([
    ['250m', 250],
    ['1', 1000],
    ['1.5', 1500],
    ['0.001', 1],
    ['1000m', 1000],
  ])('%s is %i thousandths of a core', (quantity, millis) => {
    expect(cpu().safeParse(quantity).success).toBe(true);
    expect(cpuMillis(quantity)).toBe(millis);
  });

  test.each(['', '0', '0m', '0.0', '-1', '1,5', '1 core', '1e3', '.5', '1.', '0.0001', '1k', 'Infinity', '1\n'])(
    'fails for %p',
    (quantity) => {
      expect(cpu().safeParse(quantity).success).toBe(false);
    },
  );
});

describe('an amount of memory', () => {
  test.each([
    ['1', 1],
    ['128Mi', 128 * 2 ** 20],
    ['2Gi', 2 ** 31],
    ['1.5Ki', 1536],
    ['500M', 500e6],
    ['1k', 1000],
    ['1Ti', 2 ** 40],
  ])('%s is %i bytes', (quantity, amount) => {
    expect(memory().safeParse(quantity).success).toBe(true);
    expect(bytes(quantity)).toBe(amount);
  });

  test.each(['', '0', '0Gi', '0.001', '-1Gi', '1 Gi', '1GB', '1gi', '1K', '1m', '1e9', 'Gi', '1Gi\n'])(
    'fails for %p',
    (quantity) => {
      expect(memory().safeParse(quantity).success).toBe(false);
    },
  );
});

test.each([
  ['64Mi', '128Mi'],
  ['1.5Gi', '3Gi'],
  ['0.1G', '0.2G'],
  ['1000', '2000'],
  ['999999999999.999Ti', '1999999999999.998Ti'],
])('twice %s is %s', (quantity, doubled) => {
  expect(twice(quantity)).toBe(doubled);
});
