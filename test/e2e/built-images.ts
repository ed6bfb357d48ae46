import type { Application } from '../../app/model/application.ts';
import { run } from '../support/command.ts';
import { eventually } from '../support/eventually.ts';

/** What an engine calls an image; with the last tag of one goes its digest. */
const NAMES = ['{{.Repository}}:{{.Tag}}', '{{.Repository}}@{{.Digest}}'];

/**
 * Removes the names that an engine has for the images that were built of an application, and with the last one the image.
 * The cache of the builds stays, and so does what other applications use.
 *
 * @param host as DOCKER_HOST. @default - the engine that builds
 */
export async function removeBuiltImages({ images }: Application, host?: string): Promise<void> {
  const env: Readonly<Record<string, string>> = host === undefined ? {} : { DOCKER_HOST: host };
  const docker = (...args: readonly string[]) => run(['docker', 'image', ...args], { env });
  for (const { repository } of images) {
    // A container that has just ended may hold its image for a moment.
    await eventually(30, async () => {
      for (const format of NAMES) {
        const listed = await docker('ls', '--digests', '--format', format, '--filter', `reference=${repository}`);
        const names = listed.split('\n').filter((name) => name !== '' && !name.includes('<none>'));
        for (const name of new Set(names)) await docker('rm', name);
      }
    });
  }
}
