import { expect, test } from '@jest/globals';
import { hostCapacity } from '../../../app/advice/rules/host-capacity.ts';
import { pricesSchema } from '../../../app/advice/prices.ts';
import { situationOf } from '../../../app/advice/situation.ts';
import { argumentOf, factsOf, machine, prices, shop } from '../../support/advice.ts';

// 7 of web with one more during an update, and db: 4.53 vCPU.
const on = (cores: number) => argumentOf(hostCapacity, shop, { host: machine(cores, 64) });

const fastOrRoomy = pricesSchema.parse({
  ...prices,
  machines: { fast: { cpu: '16', memory: '16Gi', monthly: 80 }, roomy: { cpu: '8', memory: '64Gi', monthly: 90 } },
});

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

test('without a host it is the cheapest machine of the prices that holds it, as in the cost', () => {
  expect(argumentOf(hostCapacity, shop, { prices })!.text).toContain(
    'free on large, the cheapest machine of the prices',
  );
  const web = { image: 'web:1', resources: { requests: { memory: '20Gi' } } };
  const config = { name: 'shop', workloads: { web: { ...web, update: { strategy: 'recreate' } } } };
  const { host, cost } = situationOf(factsOf(config, { prices: fastOrRoomy }));
  expect(host).toMatchObject({ fits: true, machine: { name: 'roomy' } });
  expect(cost.docker).toMatchObject({ machine: 'roomy' });
  expect(argumentOf(hostCapacity, config, { prices: fastOrRoomy })).toMatchObject({ favours: 'docker' });
});

test('a larger machine of the prices is room to grow into', () => {
  const web = { image: 'web:1', resources: { requests: { cpu: '1700m' } }, update: { strategy: 'recreate' } };
  const config = { name: 'shop', workloads: { web } };
  expect(argumentOf(hostCapacity, config, { prices })).toMatchObject({
    favours: 'docker',
    text: expect.stringMatching(/91 % of what is free on small, .*; on large they are 22 %$/),
  });
});

test('where no machine of the prices holds it, that decides, and without prices nothing is said', () => {
  const web = { image: 'web:1', resources: { requests: { memory: '80Gi' } } };
  expect(argumentOf(hostCapacity, { name: 'shop', workloads: { web } }, { prices: fastOrRoomy })).toMatchObject({
    decisive: true,
    text: expect.stringContaining("don't fit on the roomiest machine of the prices, roomy"),
  });
  expect(argumentOf(hostCapacity, shop)).toBeUndefined();
});
