import assert from 'node:assert/strict';
import type { Deployment, Step } from './deployment.ts';
import type { Sample } from './sample.ts';

/** What comes before a deploy, on either target, for what an application has. */
export function buildSteps(
  sample: Sample,
  { secretsTo, target }: Deployment,
  secretValues: Readonly<Record<string, string>>,
): readonly Step[] {
  const images = () => sample.application().workloads.map(({ image }) => image);
  const secrets: Step = {
    name: 'every secret has a value on the target',
    run: async () => void (await sample.fairway(['secrets', 'push', '--from', 'env', ...secretsTo], secretValues)),
  };
  const builds: readonly Step[] = [
    {
      name: 'every image is built with BuildKit and pushed',
      run: async (say) => {
        await sample.commit();
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
    {
      name: 'a commit that changes none of their sources leaves the digests as they are',
      run: async () => {
        const before = images();
        await sample.commit({ 'app/model/unrelated.ts': '' });
        await sample.fairway(['build', '--push']);
        assert.deepEqual(images(), before);
      },
    },
  ];
  const application = sample.application();
  return [
    ...(application.secrets.length > 0 ? [secrets] : []),
    ...(application.images.length > 0 ? builds : []),
    { name: 'dist/ is written', run: async () => void (await sample.fairway(['synth', '--target', target.name])) },
  ];
}
