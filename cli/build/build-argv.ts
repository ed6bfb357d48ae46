import { join } from 'node:path';
import type { BuiltImage } from '../../app/model/application.ts';
import { REVISION_LABEL } from './inspect-image.ts';
import type { Revision } from './revision.ts';

/** Where layers are kept for the next build: in the engine, or in the registry, for builds on other machines, too. */
export type CacheKind = 'engine' | 'registry';

export interface BuildOptions {
  /** Push to the registry, or load into the engine. */
  readonly push: boolean;
  readonly cache: CacheKind;
  readonly revision?: Revision | undefined;
  /** File into which buildx writes the digest. */
  readonly metadataFile: string;
}

/** Tag of the newest build, by which an image is found until its digest is recorded. */
export const NEWEST = 'latest';

/**
 * The command that builds an image.
 *
 * No provenance: it holds the time of the build, so an unchanged image would have another digest each time.
 *
 * @see https://docs.docker.com/reference/cli/docker/buildx/build/
 */
export function buildArgv({ repository, build }: BuiltImage, options: BuildOptions): readonly string[] {
  const { push, revision, metadataFile } = options;
  const { context, dockerfile, target, args, platforms, secrets } = build;
  return [
    ...['docker', 'buildx', 'build', '--file', join(context, dockerfile)],
    ...(target === undefined ? [] : ['--target', target]),
    ...Object.entries(withVersion(args, revision)).flatMap(([name, value]) => ['--build-arg', `${name}=${value}`]),
    ...(platforms.length === 0 ? [] : ['--platform', platforms.join(',')]),
    ...secrets.flatMap((name) => ['--secret', `id=${name},env=${name}`]),
    ...(revision === undefined ? [] : ['--label', `${REVISION_LABEL}=${revision.name}`]),
    ...tagsOf(repository, revision).flatMap((tag) => ['--tag', tag]),
    ...(push ? cacheArgs(repository, options.cache) : []),
    '--provenance=false',
    ...['--metadata-file', metadataFile],
    push ? '--push' : '--load',
    context,
  ];
}

/** A tag for the revision, by which people and registries know it, and one for the newest. */
export function tagsOf(repository: string, revision: Revision | undefined): readonly string[] {
  return [...(revision === undefined ? [] : [revision.name]), NEWEST].map((tag) => `${repository}:${tag}`);
}

/** Every Dockerfile may take the revision as `ARG VERSION`. */
function withVersion(args: Readonly<Record<string, string>>, revision: Revision | undefined) {
  return revision === undefined ? args : { VERSION: revision.name, ...args };
}

/**
 * The engine keeps its layers by itself. A cache inside of the image would be no help: what BuildKit writes there has
 * another order each time, and so has an unchanged image another digest.
 *
 * @see https://docs.docker.com/build/cache/backends/
 */
function cacheArgs(repository: string, cache: CacheKind): readonly string[] {
  if (cache === 'engine') return [];
  const place = `type=registry,ref=${repository}:cache`;
  return ['--cache-from', place, '--cache-to', `${place},mode=max`];
}
