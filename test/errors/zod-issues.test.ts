import { describe, expect, test } from '@jest/globals';
import { template } from '../../app/define.ts';
import { issuesOf } from '../support/issues.ts';
import { volume, withWeb } from '../support/small.ts';

const NAME =
  "a name of at most 40 lower-case letters, digits and dashes that begins with a letter and doesn't end with a dash";

describe('a value of the wrong kind', () => {
  test.each([
    ['name', { name: 5, workloads: {} }, `name: expected ${NAME}, got 5`],
    ['workloads', { name: 'shop' }, 'workloads: expected an object, got nothing'],
    ['a workload', { name: 'shop', workloads: { web: 'nginx' } }, 'workloads.web: expected an object, got "nginx"'],
    ['args', withWeb({ args: 'serve' }), 'workloads.web.args: expected a list, got "serve"'],
    [
      'an empty command',
      withWeb({ command: [] }),
      'workloads.web.command: expected a command of at least one word, got an empty list',
    ],
    [
      'a flag',
      withWeb({ security: { readOnlyRoot: 'no' } }),
      'workloads.web.security.readOnlyRoot: expected true or false, got "no"',
    ],
    [
      'a label',
      withWeb({ placement: { nodeLabels: { disk: 1 } } }),
      'workloads.web.placement.nodeLabels.disk: expected a text, got 1',
    ],
  ])('fails at %s with what is expected there', (_, config, line) => {
    expect(issuesOf(config)).toEqual([line]);
  });
});

describe('a value of the right kind and the wrong size or form', () => {
  test.each([
    ['a number', { scale: { min: -1 } }, 'scale.min: expected a whole number from 0 to 1000, got -1'],
    [
      'a fraction',
      { stopGracePeriodSeconds: 1.5 },
      'stopGracePeriodSeconds: expected a whole number from 0 to 3600, got 1.5',
    ],
    ['no number', { scale: { min: Number.NaN } }, 'scale.min: expected a whole number from 0 to 1000, got NaN'],
    [
      'an amount of CPU',
      { resources: { requests: { cpu: '1 core' } } },
      'resources.requests.cpu: expected an amount of CPU such as "250m" (a quarter of a core) or "1.5", got "1 core"',
    ],
    [
      'an amount of memory',
      { resources: { requests: { memory: '64MB' } } },
      'resources.requests.memory: expected an amount of memory such as "128Mi" or "2Gi", got "64MB"',
    ],
    [
      'one of several words',
      { update: { strategy: 'blue-green' } },
      'update.strategy: expected "rolling" or "recreate", got "blue-green"',
    ],
    [
      'a host',
      { routes: { a: { host: 'Shop.example.com' } } },
      'routes.a.host: expected a host name such as "notes.example.com" or "*.example.com"; an address is none, got "Shop.example.com"',
    ],
    ['an empty word', { command: [''] }, 'command[0]: expected a text of at least one character, got ""'],
  ])('fails for %s with what fits', (_, changes, line) => {
    expect(issuesOf(withWeb(changes))).toEqual([`workloads.web.${line}`]);
  });
});

describe('an unknown key', () => {
  test.each([
    ['of the application', { ...withWeb({}), tsl: {} }, 'tsl', 'tls'],
    ['that is not in the merged application', { ...withWeb({}), enviroments: {} }, 'enviroments', 'environments'],
    ['of a workload', withWeb({ comand: ['a'] }), 'workloads.web.comand', 'command'],
    ['of an object inside', withWeb({ scale: { mn: 1 } }), 'workloads.web.scale.mn', 'min'],
    [
      'of a list entry',
      withWeb({ permissions: [{ resources: ['pods'], verbs: ['get'], verb: [] }] }),
      'workloads.web.permissions[0].verb',
      'verbs',
    ],
    [
      'of one of several alternatives',
      withWeb({ readinessProbe: { http: { pth: '/' } } }),
      'workloads.web.readinessProbe.http.pth',
      'path',
    ],
    [
      'beside the one that decides',
      withWeb({ readinessProbe: { http: {}, periodSecond: 2 } }),
      'workloads.web.readinessProbe.periodSecond',
      'periodSeconds',
    ],
    [
      'instead of the one that decides',
      withWeb({ readinessProbe: { htp: {} } }),
      'workloads.web.readinessProbe.htp',
      'http',
    ],
  ])('fails %s with the nearest known one', (_, config, path, meant) => {
    expect(issuesOf(config)).toEqual([`${path}: unknown key; did you mean "${meant}"?`]);
  });

  test('fails with all known ones where none is near', () => {
    expect(
      issuesOf(withWeb({ volumes: { data: { mountPath: '/data', uid: 5 } } }, { volumes: { data: volume } })),
    ).toEqual(['workloads.web.volumes.data.uid: unknown key; known: mountPath, readOnly']);
  });

  test('fails together with what is wrong elsewhere, as if it had been spelt right', () => {
    const web = { imge: 'nginx:1', connectsTo: ['wbe'], speed: 1 };
    expect(issuesOf({ name: 'shop', workloads: { web } })).toEqual([
      'workloads.web.imge: unknown key; did you mean "image"?',
      expect.stringMatching(/^workloads\.web\.speed: unknown key; known: image, build, command, /),
      'workloads.web.connectsTo[0]: expected a workload, got "wbe"; did you mean "web"?',
    ]);
  });
});

describe('a value with alternatives', () => {
  test.each([
    [
      'none of them',
      { ports: { http: '80' } },
      'ports.http: expected a whole number from 1 to 65535, or an object with port, protocol, appProtocol, got "80"',
    ],
    [
      'a list',
      { env: { A: ['x'] } },
      'env.A: expected a text, a number, true or false, or an object with secret, host, portOf, port, address, urlOf, route, template, got a list',
    ],
    [
      'an object without any of their keys',
      { readinessProbe: {} },
      'readinessProbe: expected one of the keys http, tcp, exec, got an object without them',
    ],
    [
      'two of them at once',
      { ports: { http: 80 }, readinessProbe: { http: {}, tcp: {} } },
      'readinessProbe.tcp: expected not together with the keys beside it; choose one',
    ],
    [
      'one of them with a mistake inside',
      { ports: { dns: { port: 53, protocol: 'sctp' } } },
      'ports.dns.protocol: expected "tcp" or "udp", got "sctp"',
    ],
    [
      'one of them with a key missing',
      { ports: { dns: { protocol: 'udp' } } },
      'ports.dns.port: expected a whole number from 1 to 65535, got nothing',
    ],
  ])('fails for %s', (_, changes, line) => {
    expect(issuesOf(withWeb(changes))).toEqual([`workloads.web.${line}`]);
  });

  test.each(['args', 'command'])(
    'fails for a secret in %s where everybody can read it, with where it belongs',
    (key) => {
      expect(issuesOf(withWeb({ [key]: [{ secret: 'TOKEN' }] }))).toEqual([
        `workloads.web.${key}[0]: expected a text; a secret belongs into env or secrets, never where it is written down in the open, got an object`,
      ]);
    },
  );
});

describe('a reference in a text without `template` before it', () => {
  // What JavaScript makes of secret('TOKEN') in a text.
  const lost = '[object Object]';
  const expected = 'expected a text without "[object Object]", which secret(), address() and the like leave in it';

  test.each<[string, object, string]>([
    ['a variable', { env: { URL: `http://${lost}@db` } }, 'env.URL'],
    ['a template in another one', { env: { URL: template`http://${`${lost}@db`}` } }, 'env.URL.template[1]'],
  ])('fails in %s, with the way out', (_, changes, path) => {
    const issues = issuesOf(withWeb(changes, { secrets: { TOKEN: {} } }));
    expect(issues).toEqual([
      expect.stringContaining(`workloads.web.${path}: ${expected}; write \`template\` before the backticks, got`),
    ]);
  });

  test.each<[string, object, string]>([
    ['an argument', withWeb({ args: [`--token=${lost}`] }), 'workloads.web.args[0]'],
    ['a command', withWeb({ command: ['run', lost] }), 'workloads.web.command[1]'],
    ['a file', withWeb({}, { configs: { rules: { content: lost } } }), 'configs.rules.content'],
  ])('fails in %s, which takes none', (_, config, path) => {
    expect(issuesOf(config)).toContainEqual(expect.stringContaining(`${path}: ${expected}; only env takes them`));
  });
});

describe('a key with rules of its own', () => {
  test.each([
    [
      'a workload',
      { name: 'shop', workloads: { Web: { image: 'a:1' } } },
      `workloads.Web: expected as key ${NAME}, got "Web"`,
    ],
    [
      'a variable',
      withWeb({ env: { '1ST': 'x' } }),
      'workloads.web.env["1ST"]: expected as key a variable name of letters, digits and underscores that begins with no digit, got "1ST"',
    ],
    [
      'a port',
      withWeb({ ports: { 'a-very-long-port-name': 80 } }),
      'workloads.web.ports.a-very-long-port-name: expected as key a port name of at most 15 lower-case letters, digits and dashes, with at least one letter, got "a-very-long-port-name"',
    ],
    [
      'a secret',
      withWeb({}, { secrets: { token: {} } }),
      'secrets.token: expected as key a secret name such as DB_PASSWORD: upper-case letters, digits and underscores, got "token"',
    ],
  ])('fails for %s that breaks them', (_, config, line) => {
    expect(issuesOf(config)).toEqual([line]);
  });
});
