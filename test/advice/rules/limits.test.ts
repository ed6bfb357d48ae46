import { expect, test } from '@jest/globals';
import { limits } from '../../../app/advice/rules/limits.ts';
import { argumentOf, machine, shop } from '../../support/advice.ts';

// Six of web with 1 GiB each, and db with 4 GiB, twice its request.
const on = (gib: number) => argumentOf(limits, shop, { host: machine(16, gib) });

test('limits beyond the memory of the host speak for Kubernetes', () => {
  expect(on(8)).toMatchObject({ favours: 'kubernetes', text: expect.stringContaining('10 GiB') });
});

test('nothing is said where all limits fit, where nothing fits, or where there is no host to look at', () => {
  expect(on(16)).toBeUndefined();
  expect(on(2)).toBeUndefined();
  expect(argumentOf(limits, shop)).toBeUndefined();
});
