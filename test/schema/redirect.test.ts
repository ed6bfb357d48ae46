import { describe, expect, test } from '@jest/globals';
import { show } from '../../app/errors/show.ts';
import { issuesOf } from '../support/issues.ts';
import { withWeb } from '../support/small.ts';

const redirect = (keys: object) =>
  issuesOf(withWeb({}, { redirects: { www: { host: 'www.example.com', to: 'https://example.com', ...keys } } }));

describe('a redirect', () => {
  test.each<[string, object]>([
    ['a host', {}],
    ['a path', { path: '/docs', to: 'http://docs.example.com:8080/en' }],
    ['another status', { status: 308 }],
  ])('may have %s', (_, keys) => {
    expect(redirect(keys)).toEqual([]);
  });

  test.each([
    'example.com',
    'ftp://example.com',
    'https://a.com/?q=1',
    'https://a.com/#x',
    'https://u:p@a.com',
    'https://a.com/{x}',
  ])('fails with the URL %s', (to) => {
    expect(redirect({ to })).toEqual([
      `redirects.www.to: expected a URL without query, such as "https://example.com" or "https://example.com/docs", got ${show(to)}`,
    ]);
  });

  test('fails with a status that is no redirect', () => {
    expect(redirect({ status: 200 })).toEqual(['redirects.www.status: expected 301, 302, 307 or 308, got 200']);
  });
});
