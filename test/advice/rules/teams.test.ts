import { expect, test } from '@jest/globals';
import { teams } from '../../../app/advice/rules/teams.ts';
import { argumentOf, shop } from '../../support/advice.ts';

const having = (count: number) => argumentOf(teams, shop, { wanted: { teams: count } });

test('several teams speak for Kubernetes, the more the stronger', () => {
  expect(having(2)).toMatchObject({ favours: 'kubernetes', text: expect.stringContaining('2 teams') });
  expect(having(2)!.strength).toBeLessThan(having(3)!.strength);
  expect(having(9)!.strength).toBe(1);
});

test('nothing is said of one team', () => {
  expect(having(1)).toBeUndefined();
});
