import { describe, expect, test } from '@jest/globals';
import { issuesOf } from '../support/issues.ts';
import { web } from '../support/small.ts';

const published = { ...web, publish: { http: 8080 } };
const routed = (name: string, host: string) => ({ ...web, routes: { [name]: { host } } });

describe('names that are made from others', () => {
  test.each([
    ['a workload ends in -public and nothing is published', { web, 'web-public': web }],
    ['another one is published', { web, api: published, 'web-public': web }],
    ['routes have the same name in two workloads', { a: routed('main', 'a.com'), b: routed('main', 'b.com') }],
  ])('may be made where %s', (_, workloads) => {
    expect(issuesOf({ name: 'shop', workloads })).toEqual([]);
  });

  test('fail where a workload has the name of the public Service of another', () => {
    expect(issuesOf({ name: 'shop', workloads: { web: published, 'web-public': web } })).toEqual([
      'workloads.web.publish: expected no workload "web-public" beside it: the Service of its public ports has that name',
    ]);
  });

  test('fail where two routes would be one object', () => {
    const workloads = { a: routed('b-c', 'a.com'), 'a-b': routed('c', 'b.com') };
    expect(issuesOf({ name: 'shop', workloads })).toEqual([
      'workloads.a-b.routes.c: expected another name: its HTTPRoute would be "a-b-c", as that of workloads.a.routes.b-c is',
    ]);
  });

  test('fail where a redirect and a route would be one object', () => {
    const redirects = { www: { host: 'b.com', to: 'https://a.com' } };
    expect(issuesOf({ name: 'shop', workloads: { redirect: routed('www', 'a.com') }, redirects })).toEqual([
      'redirects.www: expected another name: its HTTPRoute would be "redirect-www", as that of workloads.redirect.routes.www is',
    ]);
  });
});
