import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { pulumiCommand, refuseMissingPassphrase } from '../../../cli/pulumi/cli.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fairway-pulumi-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function program(...path: readonly string[]): string {
  const parent = join(folder, ...path);
  mkdirSync(parent, { recursive: true });
  writeFileSync(join(parent, 'pulumi'), '');
  chmodSync(join(parent, 'pulumi'), 0o755);
  return parent;
}

describe("Pulumi's CLI", () => {
  test('is an installed one, even if that of the npm package comes first', () => {
    const PATH = [program('node_modules', '.bin'), program('bin')].join(delimiter);
    expect(pulumiCommand({ PATH })).toEqual([join(folder, 'bin', 'pulumi')]);
  });

  test('is that of the npm package where none is installed', () => {
    expect(pulumiCommand({ PATH: program('node_modules', '.bin') })).toEqual(['npx', '--no', 'pulumi']);
  });
});

describe('the passphrase', () => {
  const missing = (env: Record<string, string>, stack?: string) => () => refuseMissingPassphrase(folder, env, stack);

  beforeEach(() => writeFileSync(join(folder, 'Pulumi.yaml'), 'backend:\n  url: file://./state\n'));

  test('fails to be missing where the state is kept in files', () => {
    expect(missing({})).toThrow(/^PULUMI_CONFIG_PASSPHRASE is not set: it encrypts the stack's secrets\. Choose one/);
  });

  test('may be empty, or in a file', () => {
    expect(missing({ PULUMI_CONFIG_PASSPHRASE: '' })).not.toThrow();
    expect(missing({ PULUMI_CONFIG_PASSPHRASE_FILE: '/run/passphrase' })).not.toThrow();
  });

  test("is not needed with Pulumi's own service or with another provider of secrets", () => {
    expect(missing({ PULUMI_BACKEND_URL: 'https://api.pulumi.com' })).not.toThrow();
    writeFileSync(join(folder, 'Pulumi.prod.yaml'), 'secretsprovider: awskms://alias/fairway\n');
    expect(missing({}, 'prod')).not.toThrow();
  });
});
