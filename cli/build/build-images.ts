import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../../app/errors/user-error.ts';
import type { Application, BuiltImage } from '../../app/model/application.ts';
import type { RecordedImage } from '../../app/model/record.ts';
import type { Runner } from '../run.ts';
import { buildArgv, NEWEST, tagsOf, type CacheKind } from './build-argv.ts';
import { inspectLocal, inspectRemote } from './inspect-image.ts';
import { revisionOf, type Revision } from './revision.ts';

export interface BuildImagesOptions {
  readonly push: boolean;
  /** Engine that builds. @default - the one of this machine, or of DOCKER_HOST */
  readonly host?: string | undefined;
  /** Folder to which contexts are relative. */
  readonly root: string;
}

/** The commands that `buildImages` would run. */
export async function planBuild(run: Runner, application: Application, options: BuildImagesOptions) {
  const { push, root } = options;
  const cache = push ? await cacheKind(run, options) : 'engine';
  return Promise.all(
    application.images.map(async (image) => {
      const revision = await revisionOf(run, root, image.build);
      const argv = (metadataFile: string) => buildArgv(image, { push, cache, revision, metadataFile });
      return { image, revision, argv };
    }),
  );
}

/**
 * Builds every image of an application, and pushes it if asked to.
 *
 * @returns what is to be recorded, by reference
 * @throws UserError where a build secret is missing, or a build fails
 */
export async function buildImages(
  run: Runner,
  application: Application,
  options: BuildImagesOptions,
): Promise<Readonly<Record<string, RecordedImage>>> {
  refuseMissingSecrets(application.images);
  const folder = mkdtempSync(join(tmpdir(), 'fairway-build-'));
  try {
    const built: [string, RecordedImage][] = [];
    for (const { image, revision, argv } of await planBuild(run, application, options)) {
      const metadataFile = join(folder, `${image.name}.json`);
      const env = { ...engine(options), SOURCE_DATE_EPOCH: revision?.time };
      await run.stream(argv(metadataFile), { env, cwd: options.root });
      const recorded = options.push
        ? await pushed(run, image, { revision, metadataFile, options })
        : await kept(run, image, options);
      built.push([image.repository, recorded]);
    }
    return Object.fromEntries(built);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Variables by which docker's CLI finds the engine. */
export const engine = ({ host }: Pick<BuildImagesOptions, 'host'>) => (host === undefined ? {} : { DOCKER_HOST: host });

async function pushed(
  run: Runner,
  { repository }: BuiltImage,
  about: {
    readonly revision: Revision | undefined;
    readonly metadataFile: string;
    readonly options: BuildImagesOptions;
  },
): Promise<RecordedImage> {
  const metadata = JSON.parse(readFileSync(about.metadataFile, 'utf8')) as Record<string, unknown>;
  const digest = String(metadata['containerimage.digest']);
  const [tag = ''] = tagsOf(repository, about.revision);
  // The default builder leaves the image in the engine; others only push it.
  const { start } = await inspectLocal(run, tag, engine(about.options)).catch(() =>
    inspectRemote(run, `${repository}@${digest}`),
  );
  return { digest, start };
}

/** Gives an image that stays in its engine a tag by its content: another one is a change that a deploy sees. */
async function kept(run: Runner, { repository }: BuiltImage, options: BuildImagesOptions): Promise<RecordedImage> {
  const env = engine(options);
  const newest = `${repository}:${NEWEST}`;
  const { id, start } = await inspectLocal(run, newest, env);
  const tag = id.replace('sha256:', '').slice(0, 12);
  await run.capture(['docker', 'image', 'tag', newest, `${repository}:${tag}`], { env });
  return { tag, start };
}

/** Only builders of their own can export a cache to a registry. */
async function cacheKind(run: Runner, options: BuildImagesOptions): Promise<CacheKind> {
  const text = await run.capture(['docker', 'buildx', 'inspect'], { env: engine(options) });
  return /^Driver:\s+docker$/m.test(text) ? 'engine' : 'registry';
}

function refuseMissingSecrets(images: readonly BuiltImage[]): void {
  const missing = images.flatMap(({ name, build }) =>
    build.secrets
      .filter((secret) => process.env[secret] === undefined)
      .map((secret) => `${name}: the build secret ${secret} is not in the environment`),
  );
  if (missing.length > 0) throw new UserError(missing.join('\n'));
}
