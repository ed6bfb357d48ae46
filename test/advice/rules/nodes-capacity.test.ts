import { expect, test } from '@jest/globals';
import { nodesCapacity } from '../../../app/advice/rules/nodes-capacity.ts';
import { argumentOf, machine, shop } from '../../support/advice.ts';

const on = (...cores: readonly number[]) =>
  argumentOf(nodesCapacity, shop, { nodes: cores.map((count) => machine(count, 64)) });

test('nodes on which everything finds a place, with any one of them gone, are a note', () => {
  expect(on(8, 8)).toMatchObject({ strength: 0, text: expect.stringContaining('even with any one of them gone') });
});

test('nodes that can not lose one speak for Docker, a little', () => {
  expect(on(8, 1)).toMatchObject({ favours: 'docker', text: expect.stringContaining('not once one of them is gone') });
  expect(on(8)).toMatchObject({ favours: 'docker' });
});

test('nodes without a place for some replica decide, however much they have together', () => {
  expect(on(...Array.from({ length: 20 }, () => 0.9))).toMatchObject({ favours: 'docker', decisive: true });
});

test('nothing is said where the nodes are not known', () => {
  expect(argumentOf(nodesCapacity, shop)).toBeUndefined();
});
