import { z } from 'zod';
import type { RecordedImage } from '../../app/model/record.ts';
import type { Runner } from '../run.ts';

type Start = NonNullable<RecordedImage['start']>;

const words = z.array(z.string()).nullish();
const startSchema = z.object({ Entrypoint: words, Cmd: words });
const labels = z.record(z.string(), z.string()).nullish();
const imageSchema = z.object({ config: startSchema.extend({ Labels: labels }) });

/** An image, or one for each platform: those of one tag start the same program. */
const remoteSchema = z.object({
  manifest: z.object({ digest: z.string() }),
  image: z.union([imageSchema, z.record(z.string(), imageSchema)]).nullish(),
});

/** The label of an image with the git commit from which it was built. */
export const REVISION_LABEL = 'org.opencontainers.image.revision';

const localSchema = z.object({ Id: z.string(), RepoDigests: z.array(z.string()), Config: startSchema.nullish() });

/** Asks the registry of an image about it. */
export async function inspectRemote(run: Runner, reference: string): Promise<RecordedImage> {
  const text = await run.capture(['docker', 'buildx', 'imagetools', 'inspect', '--format', '{{json .}}', reference]);
  const { manifest, image } = remoteSchema.parse(JSON.parse(text));
  return { digest: manifest.digest, start: startOf(firstConfig(image)) };
}

/** Asks the registry of an image for the git commit of its sources; nothing where nobody can tell. */
export async function inspectRevision(run: Runner, reference: string): Promise<string | undefined> {
  try {
    const format = '{{json .}}';
    const text = await run.capture(['docker', 'buildx', 'imagetools', 'inspect', '--format', format, reference]);
    return firstConfig(remoteSchema.parse(JSON.parse(text)).image)?.Labels?.[REVISION_LABEL];
  } catch {
    return undefined;
  }
}

/** What an engine knows of an image; there is no digest where the image was never in a registry. */
export interface LocalImage {
  /** `sha256:…` of the content. */
  readonly id: string;
  readonly digest?: string | undefined;
  readonly start?: Start | undefined;
}

/** Asks the engine about an image that it holds. */
export async function inspectLocal(
  run: Runner,
  reference: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<LocalImage> {
  const text = await run.capture(['docker', 'image', 'inspect', '--format', '{{json .}}', reference], { env });
  const { Id, RepoDigests, Config } = localSchema.parse(JSON.parse(text));
  const [, digest] =
    RepoDigests.map((known) => known.split('@')).find(([name]) => name === familiarName(reference)) ?? [];
  return { id: Id, digest, start: startOf(Config) };
}

/** The name without its tag as the engine shortens it: `docker.io/library/postgres:17` is `postgres`. */
function familiarName(reference: string): string {
  return reference.replace(/:[\w.-]+$/, '').replace(/^(?:index\.)?docker\.io\/(?:library\/)?/, '');
}

function firstConfig(image: z.output<typeof remoteSchema>['image']) {
  if (image === null || image === undefined) return undefined;
  const isOne = (value: typeof image): value is z.output<typeof imageSchema> => 'config' in value;
  return isOne(image) ? image.config : Object.values(image)[0]?.config;
}

function startOf(config: z.output<typeof startSchema> | null | undefined): Start | undefined {
  return config ? { entrypoint: config.Entrypoint ?? [], cmd: config.Cmd ?? [] } : undefined;
}
