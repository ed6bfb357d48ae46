import { describe, expect, test } from '@jest/globals';
import { issuesOf } from '../support/issues.ts';
import { withWeb } from '../support/small.ts';

const OUT = { connectsTo: ['internet'] };
const low = { ...OUT, network: 'host', ports: { dns: 53 }, publish: { dns: 53 } };

describe("a host's network", () => {
  test.each([
    ['the bridge', { ...OUT, network: 'bridge', publish: { http: 80 } }],
    ['the host, closed by its firewall', { ...OUT, network: 'host' }],
    ['the host, open', { ...OUT, network: 'host', publish: { http: 8080 } }],
    ['the host, with the right to a low port', { ...low, security: { capabilities: ['NET_BIND_SERVICE'] } }],
  ])('may be that of %s', (_, keys) => {
    expect(issuesOf(withWeb(keys))).toEqual([]);
  });

  test.each(['bridge', 'host'])('fails where %s is not said to lead outside', (network) => {
    expect(issuesOf(withWeb({ network }))).toEqual([
      `workloads.web.connectsTo: expected "internet" in it: the network "${network}" leads there`,
    ]);
  });

  test('fails where a port is to be mapped', () => {
    expect(issuesOf(withWeb({ ...OUT, network: 'host', publish: { http: 80 } }))).toEqual([
      "workloads.web.publish.http: expected 8080, the port itself, got 80: in the host's network nothing maps ports",
    ]);
  });

  test('fails where a low port could not be listened on', () => {
    expect(issuesOf(withWeb(low))).toEqual([
      'workloads.web.ports.dns: expected NET_BIND_SERVICE in security.capabilities for the port 53, or a port from 1024 ' +
        "on: in the host's network only who has that right listens below",
    ]);
  });

  test('fails where two would listen on one port', () => {
    const ports = { http: 9000 };
    const other = { image: 'a:1', ports, publish: { http: 8080 } };
    const config = withWeb({ ...OUT, network: 'host' });
    expect(issuesOf({ ...config, workloads: { ...config.workloads, other } })).toEqual([
      'workloads.other.publish.http: expected a public port of its own, got 8080/tcp, as workloads.web.ports.http has',
    ]);
  });

  test('fails for any other word', () => {
    expect(issuesOf(withWeb({ network: 'none' }))).toEqual([
      'workloads.web.network: expected "overlay", "bridge" or "host", got "none"',
    ]);
  });
});
