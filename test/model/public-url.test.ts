import { describe, expect, test } from '@jest/globals';
import { template, urlOf } from '../../app/define.ts';
import { loadApplication } from '../../app/model/load.ts';
import { withWeb } from '../support/small.ts';

const urlIn = (config: unknown) => loadApplication(config).workloads[0]!.env[0]!.value;
const pages = { host: 'shop.example.com' };
const tls = { acme: { email: 'ops@example.com' } };

describe('the public URL of a route', () => {
  test.each([
    ['plain HTTP without tls', pages, {}, 'http://shop.example.com'],
    ['HTTPS with it', pages, { tls }, 'https://shop.example.com'],
    ['plain HTTP where the route says so', { ...pages, tls: false }, { tls }, 'http://shop.example.com'],
    ['its path without a slash at the end', { ...pages, path: '/api/' }, {}, 'http://shop.example.com/api'],
    ['another port of HTTP', pages, { targets: { docker: { httpPort: 8080 } } }, 'http://shop.example.com:8080'],
    [
      'another port of HTTPS',
      pages,
      { tls, targets: { docker: { httpsPort: 8443 } } },
      'https://shop.example.com:8443',
    ],
  ])('is %s', (_, route, rest, url) => {
    expect(urlIn(withWeb({ env: { URL: urlOf('web') }, routes: { pages: route } }, rest))).toEqual([url]);
  });

  test('is that of the route that is named', () => {
    const routes = { pages, admin: { host: 'admin.example.com', path: '/x' } };
    expect(urlIn(withWeb({ env: { URL: template`${urlOf('web', 'admin')}/login` }, routes }))).toEqual([
      'http://admin.example.com/x/login',
    ]);
  });
});
