import { expect, test } from '@jest/globals';
import { namespacePreview } from '../../../../cli/live/kubernetes/diff/compare-namespace.ts';
import { keptSecrets, told, withCertificate } from '../diff/kept-secrets.ts';
import { recorded } from '../support.ts';

const { objects } = JSON.parse(recorded('kubernetes/recorded/deployed.json')) as {
  readonly objects: readonly object[];
};

test.each(keptSecrets)("a preview tells of a stack's secrets: %s", (_, secrets) => {
  const { lines, notes } = secrets;
  expect(told('kubernetes', secrets, (application) => namespacePreview(application, objects))).toEqual({
    lines,
    notes,
  });
});

const notesOf = (secrets: Parameters<typeof told>[1]) =>
  told('kubernetes', secrets, (application) => namespacePreview(application, objects)).notes;

test('the values of a certificate are not compared: no pod bears their versions', () => {
  expect(notesOf(withCertificate)).toEqual([
    'values of secrets not compared: CHAIN, KEY (nothing that runs bears their versions; `npm run preview prod` tells whether they change)',
  ]);
});

test("a deploy changes no value that comes from the team's store", () => {
  const patch = { secrets: { TOKEN: { external: { store: 'vault', key: 'token' } } } };
  expect(notesOf({ kept: { versions: {} }, patch })).toEqual([]);
});
