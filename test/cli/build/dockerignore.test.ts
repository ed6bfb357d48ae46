import { describe, expect, test } from '@jest/globals';
import { parseDockerignore } from '../../../cli/build/dockerignore.ts';

describe('a .dockerignore', () => {
  test('lets everything through that it does not name', () => {
    const isSent = parseDockerignore('# a comment\n\nnode_modules\n/dist/\n*.log\n');
    expect(['src/a.ts', 'src/node_modules/a.js', '.env', 'src/a.log'].every(isSent)).toBe(true);
    expect(['node_modules', 'node_modules/a/b.js', 'dist/a.js', 'a.log'].some(isSent)).toBe(false);
  });

  test('may name what it lets through, the last rule wins', () => {
    const isSent = parseDockerignore('*\n!lib\n!api\n**/*.test.ts\n!api/kept.test.ts\n');
    expect(['lib/a.ts', 'api/deep/b.ts', 'api/kept.test.ts'].every(isSent)).toBe(true);
    expect(['config.ts', 'model/a.ts', 'lib/a.test.ts', 'api/deep/b.test.ts', 'library'].some(isSent)).toBe(false);
  });

  test('takes other signs as they are', () => {
    const isSent = parseDockerignore('a.b\nc+(d)\n?.md\n');
    expect(['aXb', 'cc(d)', 'ab.md'].every(isSent)).toBe(true);
    expect(['a.b', 'c+(d)', 'a.md'].some(isSent)).toBe(false);
  });
});
