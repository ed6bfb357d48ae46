import { expect, test } from '@jest/globals';
import { assume } from '../../../app/advice/assumptions.ts';
import { availability } from '../../../app/advice/rules/availability.ts';
import { argumentOf, shop } from '../../support/advice.ts';

const wanting = (percent: number, elsewhere: readonly string[] = [], machineAvailability = 99.5) =>
  argumentOf(availability, shop, {
    wanted: { availability: percent, elsewhere },
    assumptions: assume({ machineAvailability }),
  });

test('what both reach speaks for Docker', () => {
  expect(wanting(99)).toMatchObject({ favours: 'docker', text: expect.stringContaining('both') });
});

test('what only replicas on several nodes reach speaks for Kubernetes', () => {
  expect(wanting(99.9, ['db'])).toMatchObject({ favours: 'kubernetes', strength: 1 });
});

test('a database with one replica keeps Kubernetes from it as well, and that is said', () => {
  const argument = wanting(99.95);
  expect(argument).toMatchObject({ strength: 0 });
  expect(argument!.favours).toBeUndefined();
  expect(argument!.text).toMatch(/^neither is expected to reach 99\.95 %.*on Kubernetes db with one replica.*no safer/);
});

test('what only one good host reaches speaks for Docker', () => {
  expect(wanting(99.99, [], 100)).toMatchObject({ favours: 'docker', text: expect.stringContaining('only the host') });
});

test('nothing is said where nothing is wanted', () => {
  expect(argumentOf(availability, shop)).toBeUndefined();
});
