import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { supportTable } from '../app/parity/markdown.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

describe('the README', () => {
  test('holds the support table as `npx fairway parity --all --markdown` prints it', () => {
    const [, table] = /<!-- npx fairway parity --all --markdown -->\n([^]*?)\n<!-- end -->/.exec(readme) ?? [];
    expect(table).toBe(supportTable());
  });

  test('names only files that exist', () => {
    const names = [...readme.matchAll(/`((?:app|charts|docker|cli|test)\/[\w/.-]*)`/g)].map(([, name]) => name!);
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) expect(() => readFileSync(new URL(`../${name}`, import.meta.url))).not.toThrow(/ENOENT/);
  });

  test('names only scripts that package.json has', () => {
    const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
      readonly scripts: Readonly<Record<string, string>>;
    };
    const used = [...readme.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name!);
    expect(used.filter((name) => scripts[name] === undefined)).toEqual([]);
  });
});
