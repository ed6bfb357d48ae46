import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Target } from '../../app/model/target.ts';
import { refuseForeign, refuseForeignOf, replaceFolder } from '../../cli/write-output.ts';

let parent: string;
let folder: string;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'fairway-output-'));
  folder = join(parent, 'dist');
});

afterEach(() => rmSync(parent, { recursive: true, force: true }));

const read = (path: string) => readFileSync(join(folder, path), 'utf8');

describe('the output folder', () => {
  test('holds the files', () => {
    replaceFolder(folder, [{ path: 'docker/stack.yaml', content: 'a' }]);
    expect(read('docker/stack.yaml')).toBe('a');
  });

  test('holds nothing else afterwards, and nothing is left beside it', () => {
    replaceFolder(folder, [{ path: 'docker/old.yaml', content: 'a' }]);
    replaceFolder(folder, [{ path: 'docker/new.yaml', content: 'b' }]);
    expect(readdirSync(join(folder, 'docker'))).toEqual(['new.yaml']);
    expect(readdirSync(parent)).toEqual(['dist']);
  });

  test('stays as it was when a file of the next synth cannot be written', () => {
    replaceFolder(folder, [{ path: 'docker/stack.yaml', content: 'a' }]);
    const impossible = [
      { path: 'docker', content: 'a file where a folder has to be' },
      { path: 'docker/stack.yaml', content: 'b' },
    ];
    expect(() => replaceFolder(folder, impossible)).toThrow(/can't be written.*what was there is unchanged/);
    expect(read('docker/stack.yaml')).toBe('a');
    expect(readdirSync(parent)).toEqual(['dist']);
  });

  test('is not made when its first synth fails', () => {
    const impossible = [
      { path: 'docker', content: '' },
      { path: 'docker/stack.yaml', content: '' },
      { path: 'docker/stack.deploy-12.yaml', content: '' },
    ];
    expect(() => replaceFolder(folder, impossible)).toThrow();
    expect(existsSync(folder)).toBe(false);
  });
});

describe('a folder of somebody else', () => {
  test('fails to be replaced', () => {
    mkdirSync(folder);
    writeFileSync(join(folder, 'thesis.txt'), '');
    expect(() => refuseForeign(folder)).toThrow(/would be replaced as a whole, but holds thesis.txt/);
  });

  test.each(['kubernetes/kustomization.yaml', 'docker/.env', 'kubernetes/base/00-application.yaml', 'kubernetes'])(
    'fails to be replaced for %s',
    (file) => {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), '');
      expect(() => refuseForeign(folder)).toThrow(`but holds ${file}`);
      if (file === 'kubernetes') return;
      const [target] = file.split('/') as [Target];
      expect(() => refuseForeignOf(target, join(folder, target))).toThrow(/would be replaced as a whole/);
    },
  );

  test('is none if it is empty, absent, or was made by a synth, whatever a file manager leaves in it', () => {
    expect(() => refuseForeign(folder)).not.toThrow();
    replaceFolder(folder, [
      { path: 'kubernetes/00-application.yaml', content: '' },
      { path: 'kubernetes/.DS_Store', content: '' },
      { path: 'docker/stack.yaml', content: '' },
      { path: 'docker/stack.deploy-12.yaml', content: '' },
      { path: 'docker/configs/fairway_proxy_routes', content: '' },
      { path: '.DS_Store', content: '' },
    ]);
    expect(() => refuseForeign(folder)).not.toThrow();
    expect(() => refuseForeignOf('kubernetes', join(folder, 'kubernetes'))).not.toThrow();
  });
});
