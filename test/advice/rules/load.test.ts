import { expect, test } from '@jest/globals';
import { load } from '../../../app/advice/rules/load.ts';
import { argumentOf, shop } from '../../support/advice.ts';

const fixed = { name: 'shop', workloads: { web: { image: 'web:1', scale: { min: 2 } } } };
const expecting = (min: number, max: number, config: unknown = shop) =>
  argumentOf(load, config, { wanted: { load: { min, max } } });

test('an autoscaler speaks for Kubernetes, by its range', () => {
  expect(argumentOf(load, shop)).toMatchObject({ favours: 'kubernetes', text: expect.stringContaining('3 times') });
});

test('the load that is expected counts for more than the config', () => {
  expect(expecting(1, 1.2)).toMatchObject({ favours: 'docker' });
  expect(expecting(1, 6)!.strength).toBe(1);
  expect(expecting(1, 2)!.strength).toBeLessThan(expecting(1, 4)!.strength);
});

test('a peak beyond `scale.max` comes with the number that serves it', () => {
  expect(expecting(1, 5)!.text).toContain('set `scale.max` of web to 10');
  expect(expecting(1, 3)!.text).not.toContain('set `scale.max`');
});

test('a load that varies, without an autoscaler, speaks for neither', () => {
  expect(expecting(1, 8, fixed)).toMatchObject({ strength: 0, text: expect.stringContaining('neither target') });
});

test('nothing is said of a fixed number where no load is told', () => {
  expect(argumentOf(load, fixed)).toBeUndefined();
});
