import { expect, test } from '@jest/globals';
import { cost } from '../../../app/advice/rules/cost.ts';
import { argumentOf, prices, shop } from '../../support/advice.ts';

const small = { name: 'shop', workloads: { web: { image: 'web:1' } } };

test('the cheaper one is spoken for, by how much less it costs', () => {
  const argument = argumentOf(cost, small, { prices });
  expect(argument).toMatchObject({ favours: 'docker', text: 'Docker costs 10 EUR a month, Kubernetes 45 EUR' });
  expect(argument!.strength).toBeCloseTo(1 - 10 / 45, 6);
});

test('many small nodes may be cheaper than one large host', () => {
  const machines = { ...prices.machines, large: { ...prices.machines['large']!, monthly: 900 } };
  expect(argumentOf(cost, shop, { prices: { ...prices, machines } })).toMatchObject({ favours: 'kubernetes' });
});

test('figures that are examples are called so', () => {
  expect(argumentOf(cost, small, { prices: { ...prices, example: true } })!.text).toContain('EXAMPLE');
});

test('nothing is said without prices', () => {
  expect(argumentOf(cost, small)).toBeUndefined();
});
