import { describe, expect, test } from '@jest/globals';
import { parseHost, parseLoad, parseNodes, parseNumber } from '../../../cli/advice/parse-options.ts';

describe('options of advise', () => {
  test('a load is a range', () => {
    expect(parseLoad('1-4')).toEqual({ min: 1, max: 4 });
    expect(parseLoad('0.5-1.5')).toEqual({ min: 0.5, max: 1.5 });
  });

  test.each(['4', '4-1', '0-1', '1-4-9', '-1-4', 'one-two', '1-9999'])('fails for the load %s', (text) => {
    expect(() => parseLoad(text)).toThrow('expected the least and the most load');
  });

  test('a host has what its system leaves', () => {
    expect(parseHost('4,8Gi')).toEqual({
      name: 'the host (4 vCPU, 8Gi)',
      cpuMillis: 3900,
      memoryBytes: 7.5 * 2 ** 30,
    });
  });

  test.each(['4', '4,8', '8Gi,4', '4,8Gi,2', '0,8Gi', ''])('fails for the host %j', (text) => {
    expect(() => parseHost(text)).toThrow('such as 4,8Gi');
  });

  test('nodes add up over several options', () => {
    const nodes = parseNodes('1x8,16Gi', parseNodes('2x2,4Gi'));
    expect(nodes.map(({ name }) => name)).toEqual(['node (2,4Gi)', 'node (2,4Gi)', 'node (8,16Gi)']);
  });

  test.each(['2,4Gi', '0x2,4Gi', 'x2,4Gi', '3x', '3x2'])('fails for the nodes %s', (text) => {
    expect(() => parseNodes(text)).toThrow('such as 3x2,4Gi');
  });

  test('a number is in its range', () => {
    expect(parseNumber(50, 100)('99.95')).toBe(99.95);
    for (const text of ['49', '101', 'high', '']) expect(() => parseNumber(50, 100)(text)).toThrow('from 50 to 100');
  });
});
