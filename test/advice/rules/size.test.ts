import { expect, test } from '@jest/globals';
import { size } from '../../../app/advice/rules/size.ts';
import { argumentOf } from '../../support/advice.ts';

const services = (count: number) => {
  const workloads = Array.from({ length: count }, (_, index) => [`service-${index}`, { image: 'service:1' }]);
  return argumentOf(size, { name: 'shop', workloads: Object.fromEntries(workloads) as object });
};

test('a compact deployment speaks for Docker', () => {
  expect(services(10)).toMatchObject({ favours: 'docker', text: '10 workloads and 0 jobs: a compact deployment' });
});

test('many services speak for Kubernetes, the more the stronger', () => {
  expect(services(30)).toMatchObject({ favours: 'kubernetes' });
  expect(services(60)!.strength).toBe(1);
  expect(services(30)!.strength).toBeLessThan(services(45)!.strength);
});
