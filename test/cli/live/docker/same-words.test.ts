import { expect, test } from '@jest/globals';
import { stackPreview } from '../../../../cli/live/docker/diff/compare-stack.ts';
import type { StackState } from '../../../../cli/live/docker/diff/stack-state.ts';
import { linesOf, ofModel, sameWords, withWeb } from '../diff/same-words.ts';
import { recorded } from '../support.ts';

const { state } = JSON.parse(recorded('docker/recorded/deployed.json')) as { readonly state: StackState };

test.each(sameWords)('a preview tells in the words of the model %s', (_, web, lines) => {
  const application = withWeb(web);
  expect(ofModel(linesOf(stackPreview(application, state), application))).toEqual(lines);
});
