import { expect, test } from '@jest/globals';
import { stackPreview } from '../../../../cli/live/docker/diff/compare-stack.ts';
import type { ComparedStack } from '../../../../cli/live/docker/diff/stack-state.ts';
import { linesOf, ofModel, sameWords, changedBy } from '../diff/same-words.ts';
import { recorded } from '../support.ts';

const { state } = JSON.parse(recorded('docker/recorded/deployed.json')) as { readonly state: ComparedStack };

test.each(sameWords)('a preview tells in the words of the model %s', (_, patch, lines) => {
  const application = changedBy(patch);
  expect(ofModel(linesOf(stackPreview(application, state), application))).toEqual(lines);
});
