import { expect, test } from '@jest/globals';
import { placement } from '../../../app/advice/rules/placement.ts';
import { argumentOf } from '../../support/advice.ts';

const placed = (wishes: object) =>
  argumentOf(placement, { name: 'shop', workloads: { web: { image: 'web:1', placement: wishes } } });

test('zones speak for Kubernetes as strongly as they can', () => {
  expect(placed({ spread: ['host', 'zone'] })).toMatchObject({ favours: 'kubernetes', strength: 1 });
});

test('a required place speaks for Kubernetes as strongly', () => {
  expect(placed({ required: ['spread'] })).toMatchObject({ favours: 'kubernetes', strength: 1 });
});

test('a choice among nodes speaks for Kubernetes', () => {
  expect(placed({ nodeLabels: { disk: 'ssd' } })).toMatchObject({ favours: 'kubernetes', strength: 0.4 });
  expect(placed({ tolerations: [{ key: 'gpu', operator: 'Exists' }] })).toMatchObject({ favours: 'kubernetes' });
});

test('one workload chooses, several choose', () => {
  const one = { image: 'web:1', placement: { required: ['spread'] } };
  expect(placed(one.placement)!.text).toMatch(/^web requires a place/);
  const two = { name: 'shop', workloads: { api: one, web: one } };
  expect(argumentOf(placement, two)!.text).toMatch(/^api, web require a place/);
});

test('nothing is said without wishes', () => {
  expect(placed({})).toBeUndefined();
});
