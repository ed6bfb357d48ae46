import { expect, test } from '@jest/globals';
import { fixedReplicas } from '../../../app/advice/rules/fixed-replicas.ts';
import { argumentOf, shop } from '../../support/advice.ts';

const withWeb = (keys: object) => ({
  ...shop,
  workloads: { ...shop.workloads, web: { ...shop.workloads.web, ...keys } },
});

test('a peak beyond `scale.min` comes with what Docker runs, and the number that carries it there', () => {
  expect(argumentOf(fixedReplicas, shop)).toMatchObject({
    strength: 0,
    text: expect.stringMatching(/at all times, 2 of web; .* raise `scale\.min`, that of web to 6$/),
  });
});

test('the peak is the load that is expected, where that is told', () => {
  const told = { wanted: { load: { min: 1, max: 2 } } };
  expect(argumentOf(fixedReplicas, shop, told)!.text).toMatch(/that of web to 4$/);
  expect(argumentOf(fixedReplicas, shop, { wanted: { load: { min: 1, max: 1 } } })).toBeUndefined();
});

test('a workload that holds a port of the host can not carry its peak on Docker', () => {
  const published = withWeb({ publish: { http: 8080 }, scale: { min: 1, max: 3 } });
  expect(argumentOf(fixedReplicas, published)).toMatchObject({
    favours: 'kubernetes',
    text: expect.stringMatching(/^web holds ports of the host/),
  });
});

test('nothing is said of replicas that are as many at all times', () => {
  expect(argumentOf(fixedReplicas, withWeb({ scale: { min: 2 } }))).toBeUndefined();
});
