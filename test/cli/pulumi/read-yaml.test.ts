import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { UserError } from '../../../app/errors/user-error.ts';
import { readYaml } from '../../../cli/pulumi/read-yaml.ts';

const root = mkdtempSync(join(tmpdir(), 'fairway-yaml-'));
const file = join(root, 'Pulumi.docker.yaml');

afterAll(() => rmSync(root, { recursive: true, force: true }));

const read = (text: string) => {
  writeFileSync(file, text);
  return readYaml(file);
};

test('a file that is not there, an empty one and one with settings', () => {
  expect(readYaml(join(root, 'Pulumi.none.yaml'))).toBeUndefined();
  expect(read('')).toEqual({});
  expect(read('config:\n  a: b\n')).toEqual({ config: { a: 'b' } });
});

test('one that is no YAML is named, with the line', () => {
  expect(() => read('config:\n  a: [b\n')).toThrow(UserError);
  expect(() => read('config:\n  a: [b\n')).toThrow(/^Pulumi\.docker\.yaml is no YAML: .* at line \d+, column \d+$/);
});
