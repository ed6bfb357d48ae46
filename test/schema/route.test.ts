import { describe, expect, test } from '@jest/globals';
import { issuesOf } from '../support/issues.ts';
import { withWeb } from '../support/small.ts';

const route = (keys: object) => issuesOf(withWeb({ routes: { main: { host: 'shop.example.com', ...keys } } }));

describe('a route', () => {
  test.each<[string, object]>([
    ['nothing but a host', {}],
    ['a prefix that the workload does not see', { path: '/api', stripPrefix: true }],
    ['limits', { maxBodySize: '10Mi', timeouts: { responseSeconds: 30, readSeconds: 60 } }],
    ['no compression', { compression: false }],
  ])('may have %s', (_, keys) => {
    expect(route(keys)).toEqual([]);
  });

  test.each<[string, object, string]>([
    ['a size without a unit that is known', { maxBodySize: '10MB' }, 'maxBodySize: expected an amount of memory'],
    [
      'no time at all',
      { timeouts: { responseSeconds: 0 } },
      'timeouts.responseSeconds: expected a whole number from 1',
    ],
    ['a limit of another name', { timeouts: { response: 3 } }, 'timeouts.response: '],
  ])('fails with %s', (_, keys, start) => {
    expect(route(keys)).toEqual([expect.stringContaining(`workloads.web.routes.main.${start}`)]);
  });
});

describe('a port', () => {
  const port = (keys: object) => issuesOf(withWeb({ ports: { grpc: { port: 50_051, ...keys } } }));

  test('may speak HTTP/2 without TLS', () => {
    expect(port({ appProtocol: 'h2c' })).toEqual([]);
  });

  test('fails with HTTP/2 over UDP', () => {
    expect(port({ appProtocol: 'h2c', protocol: 'udp' })).toEqual([
      expect.stringContaining('workloads.web.ports.grpc.appProtocol: expected no HTTP/2 on a UDP port'),
    ]);
  });
});
