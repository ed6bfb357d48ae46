import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { knownStack, knownStacks } from '../../../cli/pulumi/known-stacks.ts';

const root = mkdtempSync(join(tmpdir(), 'fairway-stacks-'));

beforeAll(() => {
  for (const file of ['Pulumi.yaml', 'Pulumi.kubernetes.yaml', 'Pulumi.docker.yaml', 'README.md']) {
    writeFileSync(join(root, file), '');
  }
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('the stacks of a project', () => {
  test('are those that have a file', () => {
    expect(knownStacks(root)).toEqual(['docker', 'kubernetes']);
    expect(knownStack(root, 'docker')).toBe('docker');
    expect(knownStack(root, 'acme/shop/docker')).toBe('docker');
  });

  test('fail to have a misspelt one, with what was probably meant and what there is', () => {
    expect(() => knownStack(root, 'dokcer')).toThrow(
      'there is no stack "dokcer": no file Pulumi.dokcer.yaml; did you mean "docker"?\nthere are: docker, kubernetes\n',
    );
  });
});
