import { describe, expect, test } from '@jest/globals';
import { issuesOf } from '../support/issues.ts';
import { web } from '../support/small.ts';

const application = (pages: object, api: object) => ({
  name: 'shop',
  workloads: { web: { ...web, routes: { pages } }, api: { ...web, routes: { api } } },
});

describe('routes', () => {
  test.each([
    ['hosts', { host: 'a.example.com' }, { host: 'b.example.com' }],
    ['paths', { host: 'a.example.com' }, { host: 'a.example.com', path: '/api' }],
    ['a wildcard and a host', { host: '*.example.com' }, { host: 'a.example.com' }],
  ])('may differ in %s', (_, pages, api) => {
    expect(issuesOf(application(pages, api))).toEqual([]);
  });

  test.each([
    ['host', { host: 'a.example.com' }, { host: 'a.example.com' }, 'a.example.com/'],
    ['host and path', { host: 'a.example.com', path: '/x' }, { host: 'a.example.com', path: '/x' }, 'a.example.com/x'],
    ['path but for a slash', { host: 'a.com', path: '/x' }, { host: 'a.com', path: '/x/' }, 'a.com/x/'],
  ])('fail with the same %s', (_, pages, api, shown) => {
    expect(issuesOf(application(pages, api))).toEqual([
      `workloads.api.routes.api: expected a host and path of its own, got ${shown}, as workloads.web.routes.pages has`,
    ]);
  });

  test('fail where a redirect has the same address', () => {
    const redirects = { www: { host: 'a.com', to: 'https://b.com' } };
    expect(issuesOf({ ...application({ host: 'a.com' }, { host: 'b.com' }), redirects })).toEqual([
      'redirects.www: expected a host and path of its own, got a.com/, as workloads.web.routes.pages has',
    ]);
  });
});
