import { expect, test } from '@jest/globals';
import { nodesCapacity } from '../../../app/advice/rules/nodes-capacity.ts';
import { argumentOf, machine, prices, shop } from '../../support/advice.ts';

const on = (...cores: readonly number[]) =>
  argumentOf(nodesCapacity, shop, { nodes: cores.map((count) => machine(count, 64)) });

test('nodes on which everything finds a place, with any one of them gone, are a note', () => {
  expect(on(8, 8)).toMatchObject({ strength: 0, text: expect.stringContaining('even with any one of them gone') });
});

test('nodes that can not lose one speak for Docker, a little', () => {
  expect(on(8, 1)).toMatchObject({ favours: 'docker', text: expect.stringContaining('not once one of them is gone') });
  expect(on(8)).toMatchObject({
    favours: 'docker',
    text: expect.stringMatching(/fit on 1 node with .*, but there is no other one if it is gone$/),
  });
});

test('nodes without a place for some replica decide, however much they have together', () => {
  expect(on(...Array.from({ length: 20 }, () => 0.9))).toMatchObject({ favours: 'docker', decisive: true });
});

const placed = (placement: object, cores: number, count: number) => {
  const web = { ...shop.workloads.web, placement };
  const db = { ...shop.workloads.db, placement: { nodeLabels: { disk: 'ssd' } } };
  const nodes = Array.from({ length: count }, () => machine(cores, 64));
  return argumentOf(nodesCapacity, { ...shop, workloads: { web, db } }, { nodes });
};

test('what has to be apart finds no place on one node, however large, and a wish does', () => {
  const apart = { apartFrom: ['db'], required: ['apartFrom'] };
  expect(placed(apart, 64, 1)).toMatchObject({
    favours: 'docker',
    decisive: true,
    instead: 'more or larger nodes, or lower requests, or less in `placement.required` of web',
  });
  expect(placed(apart, 64, 2)!.decisive).toBeUndefined();
  expect(placed({ apartFrom: ['db'] }, 64, 1)!.decisive).toBeUndefined();
});

test('what the labels of nodes have to say is not known, and that is said', () => {
  expect(placed({}, 64, 2)!.text).toMatch(
    /; it isn't known whether these nodes meet the conditions of db \(nodeLabels\)$/,
  );
  expect(placed({ near: ['db'], required: ['near'] }, 64, 2)!.text).toContain('db (nodeLabels), web (near)');
  expect(on(8, 8)!.text).not.toContain('known');
});

test('a replica that is larger than any machine of the prices decides, where the nodes are not known', () => {
  const web = { image: 'web:1', resources: { requests: { cpu: '64' } } };
  expect(argumentOf(nodesCapacity, { name: 'shop', workloads: { web } }, { prices })).toMatchObject({
    favours: 'docker',
    decisive: true,
    text: expect.stringContaining('find no place on nodes of any one kind of the prices'),
  });
});

test('nothing is said where the nodes are not known, and the prices have some that do', () => {
  expect(argumentOf(nodesCapacity, shop)).toBeUndefined();
  expect(argumentOf(nodesCapacity, shop, { prices })).toBeUndefined();
});
