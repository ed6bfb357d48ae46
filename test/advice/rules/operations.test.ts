import { expect, test } from '@jest/globals';
import { pricesSchema } from '../../../app/advice/prices.ts';
import { operations } from '../../../app/advice/rules/operations.ts';
import { argumentOf, prices, shop } from '../../support/advice.ts';

const team = pricesSchema.parse({ ...prices, operations: { hourly: 1, hours: { docker: 2, kubernetes: 8 } } });
const having = (operationsHours?: number) =>
  argumentOf(operations, shop, { prices: team, wanted: { operationsHours } });

test('too few hours for a cluster speak for Docker', () => {
  expect(having(4)).toMatchObject({
    favours: 'docker',
    strength: 1,
    text: expect.stringContaining('the team has 4 h'),
  });
});

test('enough hours for both are a note', () => {
  expect(having(8)).toMatchObject({ strength: 0 });
});

test('nothing is said where the hours are not known', () => {
  expect(having()).toBeUndefined();
});

test.each([{ prices }, {}])('hours that can not be weighed are said to count for nothing', (known) => {
  const said = argumentOf(operations, shop, { ...known, wanted: { operationsHours: 4 } });
  expect(said).toEqual({
    strength: 0,
    text: expect.stringMatching(/4 h a month, .* counts for nothing: .*`operations`/),
  });
});
