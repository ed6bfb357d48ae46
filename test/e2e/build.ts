import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import type { Step } from './deployment.ts';
import type { ProjectCopy } from './project-copy.ts';

/**
 * What comes before a deploy, on either target.
 *
 * @param secretsTo options of `fairway secrets push`
 */
export function buildSteps(project: ProjectCopy, secretsTo: readonly string[]): readonly Step[] {
  const images = () => project.application().workloads.map(({ image }) => image);
  return [
    {
      name: 'every secret has a value on the target',
      run: async () => {
        const names = project.application().secrets.map(({ name }) => name);
        const values = Object.fromEntries(names.map((name) => [name, randomBytes(24).toString('hex')]));
        await project.fairway(['secrets', 'push', '--from', 'env', ...secretsTo], values);
      },
    },
    {
      name: 'every image is built with BuildKit and pushed',
      run: async () => void (await project.fairway(['build', '--push'])),
    },
    {
      // The time of a build is part of its digest: only what comes from the cache has the same one again.
      name: 'a second build comes from the cache, with the same digests',
      run: async () => {
        const before = images();
        await project.fairway(['build', '--push']);
        assert.deepEqual(images(), before);
      },
    },
    { name: 'dist/ is written', run: async () => void (await project.fairway(['synth'])) },
  ];
}
