import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { sum } from '../../app/advice/amount.ts';
import type { Unit } from '../../app/advice/demand.ts';
import { machinesFor, pack, survivesLoss } from '../../app/advice/pack.ts';
import { machine } from '../support/advice.ts';

const unit = (cores: number, gib: number): Unit => machine(cores, gib, 'unit');
const units = fc.array(
  fc
    .record({ cores: fc.integer({ min: 1, max: 40 }), gib: fc.integer({ min: 1, max: 40 }) })
    .map(({ cores, gib }) => unit(cores / 10, gib / 10)),
  { minLength: 1, maxLength: 25 },
);

describe('packing', () => {
  test('uses what a smaller first unit would have blocked', () => {
    const nodes = [machine(4, 4), machine(4, 4)];
    expect(pack([unit(1, 1), unit(1, 1), unit(3, 3), unit(3, 3)], nodes).left).toEqual([]);
  });

  test('counts CPU and memory apart', () => {
    expect(pack([unit(3, 1), unit(1, 3)], [machine(4, 4)]).left).toEqual([]);
    expect(pack([unit(3, 1), unit(2, 1)], [machine(4, 4)]).left).toHaveLength(1);
  });

  test('leaves over what is larger than any node, although all nodes together have room', () => {
    const big = unit(3, 3);
    expect(pack([big], [machine(2, 2), machine(2, 2)]).left).toEqual([big]);
  });

  test('keeps apart what has to be, whichever of the two is placed first', () => {
    const web = { ...unit(1, 1), name: 'web', apartFrom: ['db'] };
    for (const cores of [0.5, 2]) {
      const db = { ...unit(cores, 1), name: 'db' };
      expect(pack([web, db], [machine(8, 8)]).left).toHaveLength(1);
      expect(pack([web, db], [machine(8, 8), machine(8, 8)]).left).toEqual([]);
    }
    expect(machinesFor([web, web, { ...unit(1, 1), name: 'db' }], machine(8, 8))).toBe(2);
  });

  test('spreads a group evenly: no machine has two more than another, be that full or not', () => {
    const replica = { ...unit(1, 1), spreadGroup: 'web' };
    const { machines, left } = pack([replica, replica, replica], [machine(8, 8), machine(8, 8)]);
    expect(left).toEqual([]);
    expect(machines.map(({ units: placed }) => placed.length)).toEqual([2, 1]);
    expect(pack([replica, replica], [machine(8, 8), machine(0.5, 8)]).left).toEqual([replica]);
  });

  test('never puts more on a machine than it has, and loses nothing', () => {
    fc.assert(
      fc.property(units, fc.integer({ min: 1, max: 6 }), (some, count) => {
        const { machines, left } = pack(
          some,
          Array.from({ length: count }, () => machine(5, 5)),
        );
        for (const {
          machine: { cpuMillis, memoryBytes },
          units: placed,
        } of machines) {
          expect(sum(placed).cpuMillis).toBeLessThanOrEqual(cpuMillis + 0.001);
          expect(sum(placed).memoryBytes).toBeLessThanOrEqual(memoryBytes + 1);
        }
        expect(machines.flatMap((one) => one.units).length + left.length).toBe(some.length);
      }),
    );
  });
});

describe('a cluster', () => {
  test('survives the loss of any one node, or does not', () => {
    const replicas = [unit(2, 2), unit(2, 2)];
    expect(survivesLoss(replicas, [machine(2, 2), machine(2, 2), machine(2, 2)])).toBe(true);
    expect(survivesLoss(replicas, [machine(4, 4), machine(1, 1)])).toBe(false);
  });

  test('has as few machines of a kind as hold everything', () => {
    fc.assert(
      fc.property(units, (some) => {
        const count = machinesFor(some, machine(5, 5))!;
        const of = (number: number) =>
          pack(
            some,
            Array.from({ length: number }, () => machine(5, 5)),
          ).left.length;
        expect(of(count)).toBe(0);
        if (count > 1) expect(of(count - 1)).toBeGreaterThan(0);
      }),
    );
  });

  test('can not be made of machines that are too small for one unit', () => {
    expect(machinesFor([unit(3, 3)], machine(2, 8))).toBeUndefined();
  });
});
