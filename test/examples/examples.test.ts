import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { targets } from '../../app/model/target.ts';
import { examples } from '../support/examples.ts';
import { byPath, isUpdate, readFolder, writeFolder } from '../support/golden.ts';
import { synthesizeFor } from '../support/synthesize.ts';

// What each target shall make of them beside being the same as before: test/docker/ and test/charts/examples.test.ts.
describe.each(await examples())('$title', ({ application, expected }) => {
  test.each(targets)('gives the expected files for %s', (target) => {
    const files = synthesizeFor(target, application).map(({ path, content }) => ({
      path: path.slice(target.length + 1),
      content,
    }));
    if (isUpdate) writeFolder(join(expected, target), files);
    expect(byPath(files)).toEqual(byPath(readFolder(join(expected, target))));
  });
});
