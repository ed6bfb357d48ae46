import assert from 'node:assert/strict';
import { eventually } from '../../../support/eventually.ts';
import type { DockerStage } from './stage.ts';

const NAME = 'fairway-faults-registry';
const ADDRESS = '127.0.0.1:5055';

/** A registry of the host's own, to be stopped and started. */
export async function localRegistry({ host }: DockerStage) {
  const remove = () => host.attemptDocker('rm', '-fv', NAME);
  await remove();
  await host.docker('run', '-d', '--name', NAME, '-p', `${ADDRESS}:5000`, 'registry:2');
  return {
    /** Gives it an image that the host has. @returns its reference, by digest; the host itself no longer has it */
    push: async (image: string): Promise<string> => {
      const tag = `${ADDRESS}/echo:v3`;
      await host.docker('pull', '-q', image);
      await host.docker('tag', image, tag);
      await eventually(20, () => host.docker('push', '-q', tag));
      const digests = await host.docker('image', 'inspect', '--format', '{{join .RepoDigests "\\n"}}', tag);
      const pushed = digests.split('\n').find((digest) => digest.startsWith(ADDRESS));
      assert.ok(pushed, `${tag} has a digest`);
      await host.docker('rmi', tag);
      // An engine that stores images with their digests has let go of this one, too.
      await host.attemptDocker('rmi', pushed);
      return pushed;
    },
    stop: () => host.docker('stop', NAME),
    start: async () => {
      await host.docker('start', NAME);
    },
    remove,
  };
}
