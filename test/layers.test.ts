import { describe, expect, test } from '@jest/globals';
import { breaches, inFolder } from './support/imports.ts';

// The linter says the same where a file is edited; here `import(…)` counts, too.
describe('a layer', () => {
  test('app/ imports nothing of what stands on it', () => {
    expect(breaches(inFolder('app'), inFolder('charts', 'docker', 'cli', 'test'))).toEqual([]);
  });

  test.each([
    ['charts', 'docker'],
    ['docker', 'charts'],
  ])('%s/ imports nothing of %s/, nor of the command line', (target, other) => {
    const files = (file: string) => inFolder(target)(file) && file !== 'charts/main.ts';
    expect(breaches(files, inFolder(other, 'cli', 'test'))).toEqual([]);
  });

  test('cli/ imports no test', () => {
    expect(breaches(inFolder('cli'), inFolder('test'))).toEqual([]);
  });
});
