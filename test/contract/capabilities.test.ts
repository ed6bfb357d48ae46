import { expect, test } from '@jest/globals';
import { capabilitiesIn } from './capabilities.ts';

test.each([
  ['0000000000000000', []],
  ['0000000000000400', ['NET_BIND_SERVICE']],
  ['0000010000200001', ['CHECKPOINT_RESTORE', 'CHOWN', 'SYS_ADMIN']],
  ['8000000000000000', ['number 63']],
])('the capabilities in %s have their names', (set, names) => expect(capabilitiesIn(set)).toEqual(names));

test('every capability of a process with all of them has a name of its own', () => {
  expect(new Set(capabilitiesIn('000001ffffffffff')).size).toBe(41);
});
