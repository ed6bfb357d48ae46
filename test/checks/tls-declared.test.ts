import { describe, expect, test } from '@jest/globals';
import { issuesOf } from '../support/issues.ts';
import { withWeb } from '../support/small.ts';

const routes = (tls?: boolean) => ({ routes: { pages: { host: 'shop.example.com', tls } } });
const tls = { acme: { email: 'ops@example.com' } };

describe('a route over HTTPS', () => {
  test.each([
    ['with a source of certificates', withWeb(routes(true), { tls })],
    ['not at all, with one', withWeb(routes(false), { tls })],
    ['not at all, without one', withWeb(routes(false))],
    ['as the application says', withWeb(routes())],
  ])('may be asked for %s', (_, config) => {
    expect(issuesOf(config)).toEqual([]);
  });

  test('fails where the application has no source of certificates', () => {
    expect(issuesOf(withWeb(routes(true)))).toEqual([
      "workloads.web.routes.pages.tls: expected tls in the application, such as tls: { acme: { email: 'ops@example.com' } }, got nothing",
    ]);
  });

  test('fails for a redirect, too', () => {
    const redirects = { www: { host: 'www.example.com', to: 'https://example.com', tls: true } };
    expect(issuesOf(withWeb({}, { redirects }))).toEqual([
      "redirects.www.tls: expected tls in the application, such as tls: { acme: { email: 'ops@example.com' } }, got nothing",
    ]);
  });
});
