import { describe, expect, test } from '@jest/globals';
import { asHost, asNode } from '../../app/advice/reserve.ts';
import { machine } from '../support/advice.ts';

describe('what is free on a machine', () => {
  test('is all but a little on a host', () => {
    expect(asHost(machine(4, 8))).toMatchObject({ cpuMillis: 3900, memoryBytes: 7.5 * 2 ** 30 });
    expect(asHost(machine(0.05, 0.1))).toMatchObject({ cpuMillis: 0, memoryBytes: 0 });
  });

  test('is less on a node, by steps of its size', () => {
    // 6 % of the first core, 1 % of the second, half a percent of the next two.
    expect(asNode(machine(4, 8)).cpuMillis).toBe(4000 - 60 - 10 - 10);
    // A quarter of the first 4 GiB, a fifth of the next four, and 100 MiB before pods are evicted.
    expect(asNode(machine(4, 8)).memoryBytes / 2 ** 30).toBeCloseTo(8 - 1 - 0.8 - 100 / 1024, 6);
    expect(asNode(machine(64, 256)).memoryBytes / 2 ** 30).toBeCloseTo(
      256 - 1 - 0.8 - 0.8 - 6.72 - 2.56 - 100 / 1024,
      6,
    );
  });
});
