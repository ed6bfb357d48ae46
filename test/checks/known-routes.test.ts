import { describe, expect, test } from '@jest/globals';
import { template, urlOf } from '../../app/define.ts';
import { issuesOf } from '../support/issues.ts';
import { withWeb } from '../support/small.ts';

const pages = { host: 'shop.example.com' };
const admin = { host: 'admin.example.com' };

describe('urlOf', () => {
  test.each([
    ['the only route', urlOf('web'), { pages }],
    ['one of several', urlOf('web', 'admin'), { pages, admin }],
    ['one in a template', template`${urlOf('web', 'pages')}/login`, { pages, admin }],
  ])('may name %s', (_, value, routes) => {
    expect(issuesOf(withWeb({ env: { URL: value }, routes }))).toEqual([]);
  });

  test.each([
    ['a route that is not there', urlOf('web', 'page'), { pages }, 'got "page"; did you mean "pages"?'],
    [
      'a workload with several, without a name',
      urlOf('web'),
      { pages, admin },
      'got no name; declared: "admin", "pages"',
    ],
    ['a workload without routes', urlOf('web'), {}, 'got no name; none is declared'],
  ])('fails for %s', (_, value, routes, message) => {
    expect(issuesOf(withWeb({ env: { URL: value }, routes }))).toEqual([
      `workloads.web.env.URL: expected a route of "web", ${message}`,
    ]);
  });

  test('fails for a wildcard, which is no address', () => {
    expect(issuesOf(withWeb({ env: { URL: urlOf('web') }, routes: { pages: { host: '*.example.com' } } }))).toEqual([
      'workloads.web.env.URL: expected a route with a full host, got *.example.com, which is no address',
    ]);
  });
});
