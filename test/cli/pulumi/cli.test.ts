import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { pulumiCommand } from '../../../cli/pulumi/cli.ts';

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
