import { describe, expect, test } from '@jest/globals';
import { address, host, portOf, template } from '../../app/define.ts';
import { issuesOf } from '../support/issues.ts';
import { web, withWeb } from '../support/small.ts';

const two = { http: 8080, admin: 9000 };
const none = 'it declares no ports; add ports: { http: 8080 }';
const several = 'it has admin, http; name one';

/** Every place of a workload where a port can be named, with a port in it. */
const places = (port?: string): readonly (readonly [string, object])[] => [
  ['routes.pages.port', { routes: { pages: { host: 'shop.example.com', port } } }],
  ['startupProbe.http.port', { startupProbe: { http: { port } } }],
  ['readinessProbe.tcp.port', { readinessProbe: { tcp: { port } } }],
  ['livenessProbe.http.port', { livenessProbe: { http: { port } } }],
  ['metrics.port', { metrics: { port } }],
];

describe('ports that are named', () => {
  test.each(places())('may be left out at %s where there is one', (_, changes) => {
    expect(issuesOf(withWeb(changes))).toEqual([]);
  });

  test.each(places('admin'))('may be one of several at %s', (_, changes) => {
    expect(issuesOf(withWeb({ ports: two, ...changes }))).toEqual([]);
  });

  test.each(places('amdin'))('fail at %s where there is no such port, with the nearest one', (path, changes) => {
    expect(issuesOf(withWeb({ ports: two, ...changes }))).toEqual([
      `workloads.web.${path}: expected a port of the workload, got "amdin"; did you mean "admin"?`,
    ]);
  });

  test.each(places())('fail at %s where there are several and none is named', (path, changes) => {
    expect(issuesOf(withWeb({ ports: two, ...changes }))).toEqual([
      `workloads.web.${path}: expected the name of a port of the workload: ${several}`,
    ]);
  });

  test.each(places())('fail at %s where there is none', (path, changes) => {
    expect(issuesOf(withWeb({ ports: {}, ...changes }))).toEqual([
      `workloads.web.${path}: expected the name of a port of the workload: ${none}`,
    ]);
  });

  test.each(places('dns'))('fail at %s for UDP, over which nobody can ask', (path, changes) => {
    expect(issuesOf(withWeb({ ports: { dns: { port: 53, protocol: 'udp' } }, ...changes }))).toEqual([
      `workloads.web.${path}: expected a TCP port of the workload, got "dns", which is UDP`,
    ]);
  });

  test('may be UDP where they are published', () => {
    expect(issuesOf(withWeb({ ports: { dns: { port: 53, protocol: 'udp' } }, publish: { dns: 53 } }))).toEqual([]);
  });

  test('fail where a port is published that is not declared', () => {
    expect(issuesOf(withWeb({ publish: { htp: 25 } }))).toEqual([
      'workloads.web.publish.htp: expected a port of the workload, got "htp"; did you mean "http"?',
    ]);
  });
});

describe('ports of another workload', () => {
  const api = (env: object, ports: object) => ({
    name: 'shop',
    workloads: { web: { ...web, ports }, api: { image: 'api:1', env } },
  });

  test('may be left out where there is one, and where only the host is asked for', () => {
    expect(issuesOf(api({ A: address('web'), P: portOf('web') }, { http: 80 }))).toEqual([]);
    expect(issuesOf(api({ H: host('web') }, {}))).toEqual([]);
  });

  test('may be UDP', () => {
    expect(issuesOf(api({ A: address('web') }, { dns: { port: 53, protocol: 'udp' } }))).toEqual([]);
  });

  test.each([
    ['an address without a name', address('web'), two, `expected the name of a port of "web": ${several}`],
    ['a port without a name', portOf('web'), two, `expected the name of a port of "web": ${several}`],
    ['an address of no port', address('web'), {}, `expected the name of a port of "web": ${none}`],
    ['an unknown name', address('web', 'htp'), two, 'expected a port of "web", got "htp"; did you mean "http"?'],
    [
      'an unknown name in a template',
      template`redis://${address('web', 'redis')}/0`,
      two,
      'expected a port of "web", got "redis"; declared: "admin", "http"',
    ],
  ])('fail for %s', (_, value, ports, message) => {
    expect(issuesOf(api({ WEB: value }, ports))).toEqual([`workloads.api.env.WEB: ${message}`]);
  });
});
