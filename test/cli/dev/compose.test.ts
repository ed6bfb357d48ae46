import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { loadApplication } from '../../../app/model/load.ts';
import config from '../../../app/config.ts';
import { composeFile } from '../../../cli/dev/compose.ts';
import { devConfig } from '../../../cli/dev/dev-config.ts';
import { devDifferences } from '../../../cli/dev/differences.ts';
import { secret, template } from '../../../app/define.ts';
import { withJob, withWeb } from '../../support/small.ts';

const sources = { pathTo: (path: string) => `../../${path}`, workingFolderOf: () => '/app' };

interface ComposeService {
  readonly [key: string]: unknown;
  readonly environment?: Readonly<Record<string, string>>;
}

interface ComposeDocument {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly configs: Readonly<Record<string, { readonly content: string }>>;
  readonly volumes: object;
  readonly secrets: object;
}

const load = (input: unknown, environment?: string) => loadApplication(devConfig(input, 8080), { environment });
const compose = (input: unknown, environment?: string) =>
  parse(composeFile(load(input, environment), sources)) as ComposeDocument;

describe('the sample on a laptop', () => {
  const { services, configs, volumes, secrets } = compose(config);

  test('runs the stages for development, which start themselves', () => {
    expect(services['api']).toMatchObject({
      image: 'notes-api:dev',
      build: { context: '../../app', dockerfile: 'api/Dockerfile', target: 'dev' },
    });
    expect(services['api']).not.toHaveProperty('entrypoint');
  });

  test('has a debugger for each workload, always at the same port', () => {
    expect(['api', 'web', 'worker'].map((name) => services[name]?.['ports'])).toEqual([
      ['127.0.0.1:9229:9229'],
      ['127.0.0.1:9230:9229'],
      ['127.0.0.1:9231:9229'],
    ]);
  });

  test('reloads changed sources, and builds anew where packages change', () => {
    expect(services['web']?.['develop']).toEqual({
      watch: [
        { action: 'rebuild', path: '../../app/web/package.json' },
        { action: 'sync', path: '../../app', target: '/app' },
      ],
    });
  });

  test('runs the migration before what depends on it, and the schedule only by hand', () => {
    expect(services['api']?.['depends_on']).toEqual({
      db: { condition: 'service_healthy' },
      migrate: { condition: 'service_completed_successfully' },
    });
    expect(services['migrate']).toMatchObject({ image: 'notes-api:dev', entrypoint: ['node', 'api/migrate.ts'] });
    expect(services['migrate']).not.toHaveProperty('profiles');
    expect(services['cleanup']).toHaveProperty('profiles', ['by-hand']);
  });

  test("keeps the database's data, in a volume that belongs to its user", () => {
    expect(volumes).toEqual({ data: {} });
    expect(services['prepare-volumes']).toMatchObject({ command: ['sh', '-c', 'chown 999:999 /volumes/data'] });
    expect(services['db']).toHaveProperty('depends_on', {
      'prepare-volumes': { condition: 'service_completed_successfully' },
    });
  });

  test('routes names under .localhost on one port of this machine only', () => {
    expect(services['proxy']?.['ports']).toEqual(['127.0.0.1:8080:8080']);
    expect(configs['proxy']?.content).toContain('http://notes.localhost {');
  });

  test('holds no value of a secret', () => {
    expect(services['api']?.environment?.['DATABASE_URL']).toBe(
      'postgres://notes:${FAIRWAY_DEV_DB_PASSWORD}@db:5432/notes',
    );
    expect(secrets).toEqual({ DB_PASSWORD: { environment: 'FAIRWAY_DEV_DB_PASSWORD' } });
  });

  test('says how it differs from production', () => {
    expect(devDifferences(load(config))).toEqual(
      expect.arrayContaining([
        'cleanup: run only by hand',
        'db: have no debugger: it comes with a `devTarget` in a build of their own',
        'web: have no Kubernetes API',
      ]),
    );
  });

  test('has no certificates even in the environment that has them in production', () => {
    expect(compose(config, 'prod').configs['proxy']?.content).toContain('http://notes.example.com.localhost {');
  });
});

describe('any application on a laptop', () => {
  test('keeps dollars as they are', () => {
    const env = { PRICE: '$5', URL: template`http://$user:${secret('TOKEN')}@x` };
    const { services } = compose(withWeb({ env, command: ['echo', '$HOME'] }, { secrets: { TOKEN: {} } }));
    expect(services['web']).toMatchObject({
      environment: { PRICE: '$$5', URL: 'http://$$user:${FAIRWAY_DEV_TOKEN}@x' },
      entrypoint: ['echo', '$$HOME'],
    });
  });

  test('waits by a helper for what has no check of its own', () => {
    const { services } = compose(withJob({ dependsOn: { web: 'healthy' } }));
    expect(services['migrate']?.['depends_on']).toEqual({
      'wait-for-web': { condition: 'service_completed_successfully' },
    });
    expect(services['wait-for-web']).toHaveProperty('depends_on', { web: { condition: 'service_started' } });
  });

  test('publishes its ports on this machine only', () => {
    const { services } = compose(withWeb({ ports: { dns: { port: 53, protocol: 'udp' } }, publish: { dns: 5353 } }));
    expect(services['web']?.['ports']).toEqual(['127.0.0.1:5353:53/udp']);
  });

  test('is built anew where nobody knows into which folder its sources go', () => {
    const application = load({ name: 'shop', workloads: { web: { build: { devTarget: 'dev' } } } });
    const { services } = parse(
      composeFile(application, { ...sources, workingFolderOf: () => undefined }),
    ) as ComposeDocument;
    expect(services['web']?.['develop']).toEqual({
      watch: [
        { action: 'rebuild', path: '../../package.json' },
        { action: 'rebuild', path: '../../.' },
      ],
    });
  });
});
