import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import type { Step } from './deployment.ts';
import type { Sample } from './sample.ts';

/**
 * What comes before a deploy, on either target.
 *
 * @param secretsTo options of `fairway secrets push`
 */
export function buildSteps(sample: Sample, secretsTo: readonly string[]): readonly Step[] {
  const images = () => sample.application().workloads.map(({ image }) => image);
  return [
    {
      name: 'every secret has a value on the target',
      run: async () => {
        const names = sample.application().secrets.map(({ name }) => name);
        const values = Object.fromEntries(names.map((name) => [name, randomBytes(24).toString('hex')]));
        await sample.fairway(['secrets', 'push', '--from', 'env', ...secretsTo], values);
      },
    },
    {
      name: 'every image is built with BuildKit and pushed',
      run: async (say) => {
        await sample.fairway(['build', '--push']);
        for (const image of new Set(images())) say(image);
      },
    },
    {
      // The time of a build is part of its digest: only what comes from the cache has the same one again.
      name: 'a second build comes from the cache, with the same digests',
      run: async () => {
        const before = images();
        await sample.fairway(['build', '--push']);
        assert.deepEqual(images(), before);
      },
    },
    { name: 'dist/ is written', run: async () => void (await sample.fairway(['synth'])) },
  ];
}
