import { expect, test } from '@jest/globals';
import { state } from '../../../app/advice/rules/state.ts';
import { argumentOf, shop } from '../../support/advice.ts';

const replicated = (min: number) =>
  argumentOf(state, {
    name: 'shop',
    workloads: { db: { image: 'db:1', volumes: { data: '/data' }, scale: { min } } },
    volumes: { data: { size: '1Gi', perReplica: true } },
  });

test('data in one place speaks for Docker', () => {
  expect(argumentOf(state, shop)).toMatchObject({ favours: 'docker', text: expect.stringContaining('db keeps data') });
  expect(replicated(1)).toMatchObject({ favours: 'docker' });
});

test('three replicas with a volume each speak for Kubernetes', () => {
  expect(replicated(3)).toMatchObject({ favours: 'kubernetes', text: expect.stringContaining('3 replicas of db') });
});

test('nothing is said without data', () => {
  expect(argumentOf(state, { name: 'shop', workloads: { web: { image: 'web:1' } } })).toBeUndefined();
  expect(argumentOf(state, shop, { wanted: { elsewhere: ['db'] } })).toBeUndefined();
});
