import type { Application } from '../../app/model/application.ts';
import { run } from '../support/command.ts';
import { eventually } from '../support/eventually.ts';

/**
 * Removes the names that an engine has for the images that were built of an application, and with the last one the image.
 * The cache of the builds stays, and so does what other applications use.
 *
 * @param host as DOCKER_HOST. @default - the engine that builds
 */
export async function removeBuiltImages({ images }: Application, host?: string): Promise<void> {
  const env: Readonly<Record<string, string>> = host === undefined ? {} : { DOCKER_HOST: host };
  for (const { repository } of images) {
    // A container that has just ended may hold its image for a moment.
    await eventually(
      30,
      async () => {
        const names = await namesOf(repository, env);
        for (const name of names) await run(['docker', 'image', 'rm', name], { env });
        if (names.length > 0) throw new Error(`the engine may have other names for ${repository}`);
      },
      0.2,
    );
  }
}

/** One kind of name at a time: with an image's last tag goes its digest. */
async function namesOf(repository: string, env: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const format = '{{.Repository}}:{{.Tag}} {{.Repository}}@{{.Digest}}';
  const argv = ['docker', 'image', 'ls', '--digests', '--format', format, '--filter', `reference=${repository}`];
  const listed = await run(argv, { env });
  const pairs = listed.split('\n').flatMap((line) => (line === '' ? [] : [line.split(' ')]));
  const known = (names: readonly (string | undefined)[]) =>
    [...new Set(names)].filter((name): name is string => name !== undefined && !name.includes('<none>'));
  const tags = known(pairs.map(([tag]) => tag));
  return tags.length > 0 ? tags : known(pairs.map(([, digest]) => digest));
}
