import { describe, expect, test } from '@jest/globals';
import { issuesOf } from '../support/issues.ts';
import { withWeb } from '../support/small.ts';

const issues = (toleration: object) => issuesOf(withWeb({ placement: { tolerations: [toleration] } }));
const at = 'workloads.web.placement.tolerations[0]';

describe('a toleration', () => {
  test.each([
    ['a key and a value', { key: 'spot', value: 'yes', effect: 'NoSchedule' }],
    ['any value', { key: 'spot', operator: 'Exists' }],
    ['every taint', { operator: 'Exists' }],
    ['a taint for a while', { key: 'lost', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 20 }],
  ])('may be of %s', (_, toleration) => {
    expect(issues(toleration)).toEqual([]);
  });

  test('fails for a value of no taint', () => {
    expect(issues({ value: 'yes' })).toEqual([
      `${at}.key: expected the taint's key; for every taint: operator: 'Exists'`,
    ]);
  });

  test('fails for one value of any', () => {
    expect(issues({ key: 'spot', operator: 'Exists', value: 'yes' })).toEqual([
      `${at}.value: expected no value beside operator 'Exists', which takes any`,
    ]);
  });

  test('fails for a time that ends nothing', () => {
    expect(issues({ key: 'spot', value: 'yes', effect: 'NoSchedule', tolerationSeconds: 20 })).toEqual([
      `${at}.tolerationSeconds: expected effect: 'NoExecute' beside it: no other effect ends a replica that runs`,
    ]);
  });
});
