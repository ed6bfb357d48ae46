import { describe, expect, test } from '@jest/globals';
import { issuesOf } from '../support/issues.ts';
import { withWeb } from '../support/small.ts';

const issues = (tls: unknown) => issuesOf(withWeb({}, { tls }));

describe('the source of certificates', () => {
  test.each([
    ['an ACME authority', { acme: { email: 'ops@example.com' } }],
    [
      'a private one',
      { acme: { email: 'ops@example.com', directoryUrl: 'https://ca.internal:14000/dir', caFile: 'ca.pem' } },
    ],
  ])('may be %s', (_, tls) => {
    expect(issues(tls)).toEqual([]);
  });

  test.each([
    ['no e-mail address', { acme: { email: 'ops' } }, 'tls.acme.email: expected an e-mail address, got "ops"'],
    [
      'a directory without encryption',
      { acme: { email: 'a@b.co', directoryUrl: 'http://ca/dir' } },
      'tls.acme.directoryUrl: expected a URL that begins with https://, got "http://ca/dir"',
    ],
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
