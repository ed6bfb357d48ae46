import { describe, expect, test } from '@jest/globals';
import { secret, template } from '../../app/define.ts';
import { issuesOf } from '../support/issues.ts';
import { withWeb } from '../support/small.ts';

const certificate = { certificate: { chain: 'TLS_CHAIN', privateKey: 'TLS_KEY' } };

describe('secrets', () => {
  test.each([
    ['as a variable', { env: { A: secret('TOKEN') } }, { secrets: { TOKEN: {} } }],
    ['inside a variable', { env: { A: template`x:${secret('TOKEN')}` } }, { secrets: { TOKEN: {} } }],
    ['as a file', { secrets: { TOKEN: '/run/token' } }, { secrets: { TOKEN: {} } }],
    ['as a certificate', {}, { tls: certificate, secrets: { TLS_CHAIN: {}, TLS_KEY: {} } }],
  ])('may be used %s', (_, changes, rest) => {
    expect(issuesOf(withWeb(changes, rest))).toEqual([]);
  });

  test.each([
    ['as a variable', 'env.A', { env: { A: secret('TOKN') } }],
    ['inside a variable', 'env.A', { env: { A: template`x:${secret('TOKN')}` } }],
    ['as a file', 'secrets.TOKN', { secrets: { TOKN: '/run/token' } }],
  ])('fail %s where nobody declared them, with the nearest one', (_, path, changes) => {
    const rest = { secrets: { TOKEN: {} }, jobs: { used: { image: 'a:1', env: { T: secret('TOKEN') } } } };
    expect(issuesOf(withWeb(changes, rest))).toEqual([
      `workloads.web.${path}: expected a declared secret, got "TOKN"; did you mean "TOKEN"?`,
    ]);
  });

  test('fail where none is declared at all, with what to write', () => {
    expect(issuesOf(withWeb({ env: { A: secret('TOKEN') } }))).toEqual([
      'workloads.web.env.A: expected a declared secret, got "TOKEN"; declare it: secrets: { TOKEN: {} }',
    ]);
  });

  test('fail for a certificate that nobody declared', () => {
    expect(issuesOf(withWeb({}, { tls: certificate, secrets: { TLS_CHAIN: {} } }))).toEqual([
      'tls.certificate.privateKey: expected a declared secret, got "TLS_KEY"; declared: "TLS_CHAIN"',
    ]);
  });

  test('fail where one is declared and not used', () => {
    expect(issuesOf(withWeb({}, { secrets: { TOKEN: {} } }))).toEqual([
      "secrets.TOKEN: expected a secret that something uses; use it with secret('TOKEN') or remove it",
    ]);
  });
});
