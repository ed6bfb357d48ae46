import { describe, expect, test } from '@jest/globals';
import { show } from '../../app/errors/show.ts';
import { issuesOf } from '../support/issues.ts';
import { withWeb } from '../support/small.ts';

const issues = (tls: unknown, rest: object = {}) => issuesOf(withWeb({}, { tls, ...rest }));

describe('the source of certificates', () => {
  const internal = {
    acme: { email: 'ops@example.com', directoryUrl: 'https://ca.internal:14000/dir', ca: 'authority' },
  };

  test('may be an ACME authority, also a private one with a certificate of its own', () => {
    expect(issues({ acme: { email: 'ops@example.com' } })).toEqual([]);
    expect(issues(internal, { configs: { authority: { content: 'PEM' } } })).toEqual([]);
  });

  test('fails where the certificate of a private one is not declared', () => {
    expect(issues(internal)).toEqual(['tls.acme.ca: expected a declared config, got "authority"; none is declared']);
  });

  test.each<[string, object, string]>([
    ['no e-mail address', { acme: { email: 'ops' } }, 'tls.acme.email: expected an e-mail address, got "ops"'],
    [
      'a directory without encryption',
      { acme: { email: 'a@b.co', directoryUrl: 'http://ca/dir' } },
      'tls.acme.directoryUrl: expected a URL that begins with https://, got "http://ca/dir"',
    ],
    ...['https://ca/a b', 'https://ca/{x}', "https://ca/'x'", 'https://ca/"x"', 'https://ca/`x'].map(
      (directoryUrl): [string, object, string] => [
        'characters that end a word of a file',
        { acme: { email: 'a@b.co', directoryUrl } },
        `tls.acme.directoryUrl: expected a URL without spaces, braces and quotes, got ${show(directoryUrl)}`,
      ],
    ),
    ['neither', {}, 'tls: expected one of the keys acme, certificate, got an object without them'],
    [
      'both',
      { acme: { email: 'a@b.co' }, certificate: { chain: 'A', privateKey: 'B' } },
      'tls.certificate: expected not together with the keys beside it; choose one',
    ],
  ])('fails for %s', (_, tls, line) => {
    expect(issues(tls)).toEqual([line]);
  });
});
