import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { refuseMissingPassphrase, refusePassphraseMissingFor } from '../../../cli/pulumi/passphrase.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fairway-pulumi-'));
  writeFileSync(join(folder, 'Pulumi.yaml'), 'backend:\n  url: file://./state\n');
  writeFileSync(join(folder, 'Pulumi.docker.yaml'), 'encryptionsalt: v1:abc\n');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const kms = () => writeFileSync(join(folder, 'Pulumi.prod.yaml'), 'secretsprovider: awskms://alias/fairway\n');

describe("the passphrase of a stack's secrets", () => {
  const missing = (env: Record<string, string>, stack = 'docker') => {
    return () => refuseMissingPassphrase(folder, env, stack);
  };

  test('fails to be missing where the state is kept in files', () => {
    expect(missing({})).toThrow(/^PULUMI_CONFIG_PASSPHRASE is not set: it encrypts the stack's secrets\. Choose one/);
    writeFileSync(join(folder, 'Pulumi.docker.yaml'), 'secretsprovider: default\n');
    expect(missing({})).toThrow(/^PULUMI_CONFIG_PASSPHRASE is not set/);
  });

  test('may be empty, or in a file', () => {
    expect(missing({ PULUMI_CONFIG_PASSPHRASE: '' })).not.toThrow();
    expect(missing({ PULUMI_CONFIG_PASSPHRASE_FILE: '/run/passphrase' })).not.toThrow();
  });

  test("is not needed with Pulumi's own service or with another provider of secrets", () => {
    expect(missing({ PULUMI_BACKEND_URL: 'https://api.pulumi.com' })).not.toThrow();
    kms();
    expect(missing({}, 'prod')).not.toThrow();
  });
});

describe('the passphrase that a command of Pulumi needs', () => {
  const missing = (line: string) => () => refusePassphraseMissingFor(folder, {}, line.split(' '));

  test.each([
    'stack output --stack docker',
    'up -s=docker',
    'stack init docker',
    'stack rm acme/docker',
    'up',
    'stack',
  ])('fails to be missing for `%s`, of a stack that has one', (line) =>
    expect(missing(line)).toThrow(/^PULUMI_CONFIG_PASSPHRASE is not set/),
  );

  test.each([
    'stack output --stack prod',
    'stack --stack=prod',
    'stack export -s acme/fairway/prod',
    'stack init prod',
    'stack rm --yes prod',
    'config get fairway:host --stack prod',
    'stack init --secrets-provider awskms://alias/fairway docker',
  ])('is not needed for `%s`, of a stack whose secrets a cloud encrypts', (line) => {
    kms();
    expect(missing(line)).not.toThrow();
  });

  test('fails to be missing for a new stack that is to have one, whatever the others have', () => {
    kms();
    expect(missing('stack init new')).toThrow(/^PULUMI_CONFIG_PASSPHRASE is not set/);
    expect(missing('stack init prod --secrets-provider=passphrase')).toThrow(/^PULUMI_CONFIG_PASSPHRASE is not set/);
  });

  test('is left to Pulumi where no stack is named and one of them has none', () => {
    kms();
    expect(missing('up')).not.toThrow();
  });

  test.each([
    '',
    'version',
    'whoami',
    'login file://state',
    'plugin ls',
    'stack ls',
    'stack select docker',
    'up --help',
  ])('is not needed for `%s`, which opens no secret', (line) => expect(missing(line)).not.toThrow());
});
