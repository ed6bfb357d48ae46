import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { loadApplication } from '../../../app/model/load.ts';
import { keepDevSecrets } from '../../../cli/dev/dev-secrets.ts';
import { workingFolder } from '../../../cli/dev/working-folder.ts';

let file: string;

beforeEach(() => {
  file = join(mkdtempSync(join(tmpdir(), 'fairway-dev-')), 'dev', 'secrets.env');
});

afterEach(() => rmSync(dirname(dirname(file)), { recursive: true, force: true }));

const withSecrets = (...names: readonly string[]) =>
  loadApplication({
    name: 'shop',
    workloads: { web: { image: 'web:1', secrets: Object.fromEntries(names.map((name) => [name, `/run/${name}`])) } },
    secrets: Object.fromEntries(names.map((name) => [name, {}])),
  });

describe('the secrets of a laptop', () => {
  test('are made once, also when more are declared', () => {
    keepDevSecrets(file, withSecrets('A'));
    const before = readFileSync(file, 'utf8');
    expect(before).toMatch(/^FAIRWAY_DEV_A=[A-Za-z0-9]{32}\n$/);
    keepDevSecrets(file, withSecrets('A', 'B'));
    expect(readFileSync(file, 'utf8').startsWith(before)).toBe(true);
    expect(readFileSync(file, 'utf8')).toMatch(/^FAIRWAY_DEV_B=[A-Za-z0-9]{32}$/m);
  });

  test('can be read by their owner only', () => {
    keepDevSecrets(file, withSecrets('A'));
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });
});

describe('the folder of a program', () => {
  test.each([
    ['FROM node\nWORKDIR /app\n', '/app'],
    ['FROM a\nWORKDIR /one\nFROM b\n  workdir /two\n', '/two'],
    ['FROM a\nWORKDIR relative\n', undefined],
    ['FROM a\n', undefined],
  ])('of %j is %s', (dockerfile, expected) => {
    expect(workingFolder(dockerfile)).toBe(expected);
  });
});
