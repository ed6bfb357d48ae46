import { join } from 'node:path';
import { projectRoot } from '../../../app/project.ts';
import { run } from '../../support/command.ts';

const SOURCES = join(projectRoot, 'test/apps/echo');

/** Builds the application for tests. @returns its tag */
export async function buildEcho(registry: string, name: string): Promise<string> {
  const tag = `${registry}/${name}:rows`;
  await run(['docker', 'build', '--quiet', '--tag', tag, SOURCES], { timeoutSeconds: 300 });
  return tag;
}

/** Pushes an image. @returns its name with its digest, as every node finds it */
export async function pushImage(tag: string): Promise<string> {
  await run(['docker', 'push', '--quiet', tag], { timeoutSeconds: 300 });
  const repository = tag.slice(0, tag.lastIndexOf(':'));
  const digests = await run(['docker', 'image', 'inspect', '--format', '{{join .RepoDigests "\\n"}}', tag]);
  const pushed = digests.split('\n').find((digest) => digest.startsWith(`${repository}@`));
  if (pushed === undefined) throw new Error(`${tag} has no digest of ${repository} after its push`);
  return pushed;
}
