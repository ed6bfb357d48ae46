import { expect, test } from '@jest/globals';
import { packed } from '../../../../cli/live/docker/diff/stack-state.ts';
import { withUnpacked } from '../../../contract/secret-texts.ts';

test('a canary in the record of a deploy is found by the contract', () => {
  const state = packed({ specs: [], networks: {}, caddyfile: 'respond a-canary' });
  const described = JSON.stringify([{ Spec: { Data: JSON.stringify({ services: {}, state }) } }], null, 2);
  expect(described).not.toContain('a-canary');
  expect(withUnpacked(described).join('\n')).toContain('a-canary');
});
