import { describe, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { examples, synthesizeBoth } from '../support/examples.ts';
import { byPath, isUpdate, readFolder, writeFolder } from '../support/golden.ts';

describe.each(await examples())('$title', ({ application, expected }) => {
  test.each(['docker', 'kubernetes'])('gives the expected files for %s', (target) => {
    const files = synthesizeBoth(application)
      .filter(({ path }) => path.startsWith(`${target}/`))
      .map(({ path, content }) => ({ path: path.slice(target.length + 1), content }));
    if (isUpdate) writeFolder(join(expected, target), files);
    expect(byPath(files)).toEqual(byPath(readFolder(join(expected, target))));
  });
});
