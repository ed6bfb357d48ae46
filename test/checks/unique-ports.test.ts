import { describe, expect, test } from '@jest/globals';
import { issuesOf } from '../support/issues.ts';
import { web, withWeb } from '../support/small.ts';

const udp = (port: number) => ({ port, protocol: 'udp' });

describe('ports of a container', () => {
  test('may have one number over TCP and UDP', () => {
    expect(issuesOf(withWeb({ ports: { dns: 53, 'dns-udp': udp(53) } }))).toEqual([]);
  });

  test('fail where two have one number', () => {
    expect(issuesOf(withWeb({ ports: { http: 8080, admin: 8080 } }))).toEqual([
      'workloads.web.ports.admin: expected a number of its own, got 8080/tcp, as the port "http" has',
    ]);
  });
});

describe('public ports', () => {
  const application = (one: object, other: object, rest: object = {}) => ({
    name: 'shop',
    workloads: { one: { ...web, ...one }, other: { image: 'a:1', ports: { dns: 53, 'dns-udp': udp(53) }, ...other } },
    ...rest,
  });
  const routes = { pages: { host: 'shop.example.com' } };

  test.each([
    ['have one number over TCP and UDP', application({}, { publish: { dns: 53, 'dns-udp': 53 } })],
    ['be 80 and 443 where there are no routes', application({ publish: { http: 80 } }, { publish: { dns: 443 } })],
    [
      'be 80 and 443 where the proxy has others',
      application({ routes, publish: { http: 80 } }, {}, { targets: { docker: { httpPort: 8080, httpsPort: 8443 } } }),
    ],
    ['be 80 over UDP', application({ routes }, { publish: { 'dns-udp': 80 } })],
  ])('may %s', (_, config) => {
    expect(issuesOf(config)).toEqual([]);
  });

  test('fail where two workloads have one', () => {
    expect(issuesOf(application({ publish: { http: 25 } }, { publish: { dns: 25 } }))).toEqual([
      'workloads.other.publish.dns: expected a public port of its own, got 25/tcp, as workloads.one.publish.http has',
    ]);
  });

  test.each([
    ['80 over TCP', { dns: 80 }, 'dns', '80/tcp'],
    ['443 over TCP', { dns: 443 }, 'dns', '443/tcp'],
    ['443 over UDP', { 'dns-udp': 443 }, 'dns-udp', '443/udp'],
  ])('fail for %s, which the proxy of the routes has', (_, publish, key, shown) => {
    expect(issuesOf(application({ routes }, { publish }))).toEqual([
      `workloads.other.publish.${key}: expected a public port of its own, got ${shown}, as the proxy has`,
    ]);
  });

  test('fail where the proxy has one for both', () => {
    expect(issuesOf(application({ routes }, {}, { targets: { docker: { httpsPort: 80 } } }))).toEqual([
      'targets.docker.httpsPort: expected a public port of its own, got 80/tcp, as the proxy has',
    ]);
  });
});
