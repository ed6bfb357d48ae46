import { expect, test } from '@jest/globals';
import { stackPreview } from '../../../../cli/live/docker/diff/compare-stack.ts';
import type { ComparedStack } from '../../../../cli/live/docker/diff/stack-state.ts';
import { keptSecrets, told, withCertificate } from '../diff/kept-secrets.ts';
import { recorded } from '../support.ts';

const { state } = JSON.parse(recorded('docker/recorded/deployed.json')) as { readonly state: ComparedStack };

test.each(keptSecrets)("a preview tells of a stack's secrets: %s", (_, secrets) => {
  const { lines, notes } = secrets;
  expect(told('docker', secrets, (application) => stackPreview(application, state))).toEqual({ lines, notes });
});

test('the values of a certificate are compared: the proxy bears their versions', () => {
  const { lines, notes } = told('docker', withCertificate, (application) => stackPreview(application, state));
  expect(lines).toEqual(
    expect.arrayContaining(['+ fairway_proxy: secrets.CHAIN: added', '+ fairway_proxy: secrets.KEY: added']),
  );
  expect(notes).toEqual([]);
});
