import { expect, test } from '@jest/globals';
import { hostCapacity } from '../../../app/advice/rules/host-capacity.ts';
import { argumentOf, machine, prices, shop } from '../../support/advice.ts';

// 7 of web with one more during an update, and db: 4.53 vCPU.
const on = (cores: number) => argumentOf(hostCapacity, shop, { host: machine(cores, 64) });

test('room on one host speaks for Docker, the more of it the more', () => {
  expect(on(40)).toMatchObject({ favours: 'docker', text: expect.stringContaining('4.53 vCPU') });
  expect(on(40)!.strength).toBeGreaterThan(on(8)!.strength);
});

test('a host that is nearly full speaks for Kubernetes', () => {
  expect(on(4.8)).toMatchObject({ favours: 'kubernetes', text: expect.stringContaining('94 %') });
  expect(on(4.8)!.decisive).toBeUndefined();
});

test('a host that is too small decides', () => {
  expect(on(4)).toMatchObject({
    favours: 'kubernetes',
    decisive: true,
    text: expect.stringContaining("don't fit on box"),
  });
});

test('without a host the largest machine of the prices is looked at, and without prices nothing', () => {
  expect(argumentOf(hostCapacity, shop, { prices })!.text).toContain('the largest machine of the prices, large');
  expect(argumentOf(hostCapacity, shop)).toBeUndefined();
});
