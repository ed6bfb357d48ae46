import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { loadApplication } from '../../../app/model/load.ts';
import { StackConfig } from '../../../cli/pulumi/stack-config.ts';
import { initSecrets, missingValues, setCommand } from '../../../cli/secrets/init.ts';
import { fromEnv, fromStack, pick } from '../../../cli/secrets/source.ts';
import { randomText, versionOf } from '../../../cli/secrets/version.ts';
import { FakeRunner } from '../../support/fake-runner.ts';
import { application, config, VALUE } from './support.ts';

/** Pulumi's CLI, whose stack has one setting. */
const pulumi = (settings: object = { 'secrets:TOKEN': { secret: true } }) =>
  new FakeRunner((command) => (command.includes('config --json') ? JSON.stringify(settings) : '[{"name":"docker"}]'));

/** The parts of a command line after the CLI's own name. */
const words = (command: string) => command.replace(/^.*?pulumi /, '');

describe('a version', () => {
  test('is the same for the same value, another for another value and for another key', () => {
    expect(versionOf('a', 'k')).toMatch(/^[0-9a-f]{12}$/);
    expect(versionOf('a', 'k')).toBe(versionOf('a', 'k'));
    expect(versionOf('b', 'k')).not.toBe(versionOf('a', 'k'));
    expect(versionOf('a', 'l')).not.toBe(versionOf('a', 'k'));
  });
});

describe('a random text', () => {
  test('has its length, letters and digits only, and never comes twice', () => {
    expect(randomText(40)).toMatch(/^[A-Za-z0-9]{40}$/);
    expect(randomText(40)).not.toBe(randomText(40));
  });
});

describe('fairway secrets init', () => {
  test('makes what the stack lacks, and passes no value as an argument', async () => {
    const run = pulumi();
    const made = await initSecrets(application, new StackConfig(run, '/project', 'docker'));
    expect(made.random.map(({ setting }) => setting)).toEqual(['secrets:DB_PASSWORD', 'secrets:versionKey']);
    expect(made.given).toEqual([]);
    const sets = run.calls.filter(({ command }) => command.includes('config set'));
    expect(sets.map(({ command }) => words(command))).toEqual([
      'config set --secret --stack docker secrets:DB_PASSWORD --non-interactive',
      'config set --secret --stack docker secrets:versionKey --non-interactive',
    ]);
    for (const { input } of sets) expect(input).toMatch(/^[A-Za-z0-9]{32}$/);
  });

  test('leaves what is there', async () => {
    const all = { 'secrets:TOKEN': {}, 'secrets:DB_PASSWORD': {}, 'secrets:versionKey': {} };
    const run = pulumi(all);
    expect(await initSecrets(application, new StackConfig(run, '/project', 'docker'))).toEqual({
      random: [],
      given: [],
    });
    expect(run.commands.some((command) => command.includes('config set'))).toBe(false);
  });

  describe('never invents', () => {
    const external = { store: 'vault', key: 'token' };
    const withGiven = loadApplication({
      ...config,
      tls: { certificate: { chain: 'CHAIN', privateKey: 'KEY' } },
      secrets: { TOKEN: { external }, DB_PASSWORD: {}, CHAIN: {}, KEY: {} },
    });
    const given = (settings: object, stack: string) =>
      missingValues(withGiven, settings as Readonly<Record<string, unknown>>, stack);

    test('a certificate, or what stands in a store', async () => {
      const run = pulumi({});
      const missing = await initSecrets(withGiven, new StackConfig(run, '/project', 'docker'));
      expect(missing.given).toEqual(['CHAIN', 'KEY', 'TOKEN']);
      const sets = run.commands.filter((command) => command.includes('config set')).join('\n');
      expect(sets).not.toMatch(/CHAIN|KEY |TOKEN/);
      expect(sets).toContain('secrets:DB_PASSWORD');
    });

    test('nor asks for what is set, or what a cluster reads from the store itself', () => {
      expect(given({ 'secrets:CHAIN': {}, 'secrets:KEY': {}, 'secrets:TOKEN': {} }, 'docker').given).toEqual([]);
      expect(given({}, 'kubernetes').given).toEqual(['CHAIN', 'KEY']);
      expect(given({ 'fairway:target': 'kubernetes' }, 'prod').given).toEqual(['CHAIN', 'KEY']);
      expect(given({ 'fairway:target': 'docker' }, 'kubernetes').given).toContain('TOKEN');
    });

    test('and says how to set it', () => {
      expect(setCommand('docker', 'KEY')).toBe('npx fairway pulumi config set --stack docker --secret secrets:KEY');
    });
  });

  test('makes the stack only if there is none', async () => {
    const run = pulumi();
    expect(await new StackConfig(run, '/project', 'docker').ensure()).toBe(false);
    expect(await new StackConfig(run, '/project', 'staging').ensure()).toBe(true);
    expect(run.commands.map(words)).toContain('stack init staging --no-select --non-interactive');
  });
});

describe('the values', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'fairway-secrets-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  test('come from the stack with the key of their versions', async () => {
    const run = pulumi({
      'secrets:TOKEN': { value: VALUE },
      'secrets:versionKey': { value: 'k' },
      'fairway:target': { value: 'docker' },
    });
    expect(await fromStack(new StackConfig(run, '/project', 'docker'))).toEqual({ values: { TOKEN: VALUE }, key: 'k' });
  });

  test('fail to come from a stack that was never prepared', async () => {
    const stack = new StackConfig(pulumi({}), '/project', 'docker');
    await expect(fromStack(stack)).rejects.toThrow('run `npx fairway secrets init --stack docker`');
  });

  test('come from variables, with a key that is made once and that only its owner can read', () => {
    const first = fromEnv(['TOKEN'], { TOKEN: VALUE }, root);
    expect(first.values).toEqual({ TOKEN: VALUE });
    expect(fromEnv([], {}, root).key).toBe(first.key);
    expect(statSync(join(root, '.fairway/version-key')).mode & 0o777).toBe(0o600);
    expect(fromEnv([], { FAIRWAY_VERSION_KEY: 'given' }, root).key).toBe('given');
  });

  test('leave no key behind with --dry-run', () => {
    expect(fromEnv([], {}, root, { dryRun: true }).key).toMatch(/^[A-Za-z0-9]{32}$/);
    expect(existsSync(join(root, '.fairway'))).toBe(false);
    const { key } = fromEnv([], {}, root);
    expect(statSync(join(root, '.fairway')).mode & 0o777).toBe(0o700);
    expect(fromEnv([], {}, root, { dryRun: true }).key).toBe(key);
  });

  test('fail with the names of all that are missing', () => {
    expect(() => pick({ A: '1' }, ['A', 'B', 'C'])).toThrow('there is no value for B, C');
  });
});
