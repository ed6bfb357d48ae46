import { describe, expect, test } from '@jest/globals';
import { secret } from '../../app/define.ts';
import { loadApplication } from '../../app/model/load.ts';
import { emptyRecord } from '../../app/model/record.ts';
import { issuesOf } from '../support/issues.ts';
import { web, withWeb } from '../support/small.ts';

const inProd = (prod: object, changes: object = {}, rest: object = {}) =>
  withWeb(changes, { ...rest, environments: { prod } });

describe('an environment', () => {
  const config = inProd(
    { registry: 'ghcr.io/acme', workloads: { web: { scale: { min: 3 }, args: ['--fast'], env: { DEBUG: null } } } },
    { args: ['--slow', '--debug'], env: { DEBUG: 1, LEVEL: 'info' }, scale: { min: 1, max: 5 } },
  );
  const prod = loadApplication(config, { environment: 'prod' });

  test('changes what it names, key by key', () => {
    expect(prod).toMatchObject({ environment: 'prod', registry: 'ghcr.io/acme' });
    expect(prod.workloads[0]!.scale).toMatchObject({ replicas: 3, autoscaler: { maxReplicas: 5 } });
  });

  test('replaces a list as a whole', () => {
    expect(prod.workloads[0]!.args).toEqual(['--fast']);
  });

  test('takes away what it sets to null', () => {
    expect(prod.workloads[0]!.env.map(({ name }) => name)).toEqual(['LEVEL']);
  });

  test('may take away a workload, and add one', () => {
    const { workloads } = loadApplication(inProd({ workloads: { web: null, api: web } }), { environment: 'prod' });
    expect(workloads.map(({ name }) => name)).toEqual(['api']);
  });

  test('leaves the application without it as it is', () => {
    const base = loadApplication(config);
    expect(base.environment).toBeUndefined();
    expect(base.workloads[0]).toMatchObject({ args: ['--slow', '--debug'], scale: { replicas: 1 } });
  });

  test('fails where nobody declared it, with the nearest one', () => {
    expect(issuesOf(config, { environment: 'prd' })).toEqual([
      'environments: expected the environment "prd"; did you mean "prod"?',
    ]);
    expect(issuesOf(withWeb({}), { environment: 'constructor' })).toEqual([
      'environments: expected the environment "constructor"; none is declared',
    ]);
  });

  test.each([
    ['a list', [], 'environments: expected an object, got an empty list'],
    ['a text', { prod: 'x' }, 'environments.prod: expected an object, got "x"'],
    [
      'environments',
      { prod: { environments: {} } },
      'environments.prod.environments: expected no environments inside an environment, got an object',
    ],
    [
      'another name',
      { 'Prod!': {} },
      expect.stringMatching(/^environments\["Prod!"\]: expected as key a name of at most 40 /),
    ],
  ])('fails for %s instead of changes', (_, environments, line) => {
    expect(issuesOf(withWeb({}, { environments }))).toEqual([line]);
  });
});

describe('what is wrong in an environment', () => {
  test('is found whichever environment is asked for', () => {
    const config = inProd({ workloads: { web: { stopGracePeriodSeconds: -1 } } });
    const lines = [
      'environments.prod.workloads.web.stopGracePeriodSeconds: expected a whole number from 0 to 3600, got -1',
    ];
    expect(issuesOf(config)).toEqual(lines);
    expect(issuesOf(config, { environment: 'prod' })).toEqual(lines);
  });

  test.each([
    ['a value', { workloads: { web: { image: 5 } } }, 'workloads.web.image'],
    ['an unknown key', { workloads: { web: { imge: 'a:1' } } }, 'workloads.web.imge'],
    ['a value in a list', { workloads: { web: { args: ['x', 5] } } }, 'workloads.web.args[1]'],
    [
      'a key that is missing in what it adds',
      { workloads: { web: { routes: { pages: {} } } } },
      'workloads.web.routes.pages.host',
    ],
    ['a reference', { workloads: { web: { connectsTo: ['wbe'] } } }, 'workloads.web.connectsTo[0]'],
    ['what it takes away', { workloads: { web: { image: null } } }, 'workloads.web'],
  ])('has the path under which %s was typed there', (_, prod, path) => {
    expect(issuesOf(inProd(prod)).map((line) => line.split(': ')[0])).toEqual([`environments.prod.${path}`]);
  });

  test('names the environment where it was typed outside', () => {
    const rest = { secrets: { TOKEN: {} } };
    expect(issuesOf(inProd({ secrets: { TOKEN: null } }, { env: { A: secret('TOKEN') } }, rest))).toEqual([
      'workloads.web.env.A: expected a declared secret, got "TOKEN"; declare it: secrets: { TOKEN: {} } (in the environment "prod")',
    ]);
  });

  test('is not said again where it is wrong without the environment too', () => {
    const config = withWeb({ image: 5 }, { environments: { staging: {}, prod: { workloads: { web: { args: [] } } } } });
    expect(issuesOf(config)).toHaveLength(1);
    expect(issuesOf(config)[0]).toMatch(/^workloads\.web\.image: /);
  });

  test('is said at both places where it was typed twice', () => {
    expect(
      issuesOf(inProd({ workloads: { web: { image: 5 } } }, { image: 5 })).map((line) => line.split(': ')[0]),
    ).toEqual(['workloads.web.image', 'environments.prod.workloads.web.image']);
  });
});

describe('everything that is wrong', () => {
  test('is said at once: keys, references and environments', () => {
    const config = inProd(
      { workloads: { web: { scale: { max: 0 } } } },
      { connectsTo: ['db'], comand: ['a'] },
      { tsl: { acme: { email: 'ops@example.com' } } },
    );
    expect(issuesOf(config).map((line) => line.split(': ')[0])).toEqual([
      'workloads.web.comand',
      'tsl',
      'workloads.web.connectsTo[0]',
      'environments.prod.workloads.web.scale.max',
    ]);
  });

  test.each([
    [undefined, 'nothing'],
    [null, 'null'],
    ['shop', '"shop"'],
    [[], 'an empty list'],
    [() => withWeb({}), 'a function'],
  ])('is a line for %p instead of a config', (config, shown) => {
    expect(issuesOf(config)).toEqual([`expected an object from defineApplication, got ${shown}`]);
  });
});

describe('the registry', () => {
  test('fails from outside as it does in the config', () => {
    expect(issuesOf(withWeb({}), { registry: 'https://ghcr.io' })).toEqual([
      'registry: expected a registry with its path, such as "ghcr.io/acme" or "127.0.0.1:5000", got "https://ghcr.io"',
    ]);
  });
});

describe('the record', () => {
  test('gives secrets their versions on each target', () => {
    const config = withWeb({ secrets: { A: '/a', B: '/b' } }, { secrets: { A: {}, B: {} } });
    const { secrets } = loadApplication(config, {
      record: { ...emptyRecord, secrets: { docker: { B: 'f00d' }, kubernetes: {} } },
    });
    expect(secrets).toMatchObject([
      { name: 'A', versions: {} },
      { name: 'B', versions: { docker: 'f00d' } },
    ]);
  });
});

describe('files of the project', () => {
  const config = withWeb({ files: { rules: '/etc/rules' } }, { configs: { rules: { file: 'rules.txt' } } });
  const reading = (readFile: (path: string) => string) => issuesOf(config, { readFile });

  test('are read into the model', () => {
    expect(loadApplication(config, { readFile: (path) => `content of ${path}` }).configs).toEqual([
      { name: 'rules', content: 'content of rules.txt' },
    ]);
  });

  test('fail where there is no folder to read from', () => {
    expect(issuesOf(config)).toEqual([
      'configs.rules.file: expected a text file of the project, got "rules.txt" (no project folder to read rules.txt from)',
    ]);
  });

  test('fail where they cannot be read', () => {
    const gone = () => {
      throw new Error('no such file');
    };
    expect(reading(gone)).toEqual([
      'configs.rules.file: expected a text file of the project, got "rules.txt" (no such file)',
    ]);
  });

  test('fail where they are too large, in bytes', () => {
    expect(reading(() => 'ä'.repeat(250_001))).toEqual([
      'configs.rules.file: expected a file of at most 500000 bytes, got 500002 in "rules.txt"',
    ]);
    expect(reading(() => 'ä'.repeat(250_000))).toEqual([]);
  });

  test('fail where they are no text', () => {
    expect(reading(() => 'PNG\0')).toEqual([
      'configs.rules.file: expected a text file, got a NUL character in "rules.txt"',
    ]);
  });

  test('fail as content where that is too large', () => {
    const large = withWeb({ files: { rules: '/etc/rules' } }, { configs: { rules: { content: 'ä'.repeat(250_001) } } });
    expect(issuesOf(large)[0]).toMatch(/^configs\.rules\.content: expected at most 500 kB of text, got "ää/);
  });
});
