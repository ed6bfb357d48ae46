import { expect, test } from '@jest/globals';
import { packedManifests } from '../../../../cli/live/kubernetes/diff/packed-manifests.ts';
import { withUnpacked } from '../../../contract/secret-texts.ts';

test('a canary in the record of a deploy is found by the contract', () => {
  const applied = packedManifests([{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a-canary' } }]);
  const described = `data:\n  record.json: '${JSON.stringify({ changed: [], applied })}'\n`;
  expect(described).not.toContain('a-canary');
  expect(withUnpacked(described).join('\n')).toContain('a-canary');
});
