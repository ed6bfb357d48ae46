import type { Application } from '../../app/model/application.ts';
import { publicAddresses } from '../../app/model/public-address.ts';
import type { RecordedImage } from '../../app/model/record.ts';
import type { Runner } from '../run.ts';
import { engine } from './build-images.ts';
import { inspectLocal, inspectRemote } from './inspect-image.ts';

export interface PinnedImages {
  readonly images: Readonly<Record<string, RecordedImage>>;
  /** References about which nobody could be asked, and why. */
  readonly unknown: readonly { readonly reference: string; readonly reason: string }[];
}

/** The published images of an application that are named by tag, those that the targets run beside it included. */
export function publishedImages(application: Application): readonly string[] {
  const { workloads, jobs, monitoring, targets } = application;
  const { images } = targets;
  const references = [
    ...[...workloads, ...jobs].flatMap(({ builtImage, image }) => (builtImage === undefined ? [image] : [])),
    images.tools,
    ...(publicAddresses(application).length > 0 ? [images.proxy] : []),
    ...(jobs.some(({ schedule }) => schedule !== undefined) ? [images.scheduler] : []),
    ...(monitoring === undefined ? [] : [images.prometheus, images.nodeExporter, images.blackboxExporter]),
  ];
  return [...new Set(references)].filter((reference) => !reference.includes('@')).sort();
}

/** Finds out which digest each published image has now, so that both targets run the same one until the next build. */
export async function pinImages(
  run: Runner,
  references: readonly string[],
  host: string | undefined,
): Promise<PinnedImages> {
  const answers = await Promise.all(
    references.map(async (reference) => ({ reference, ...(await pin(run, reference, host)) })),
  );
  return {
    images: Object.fromEntries(
      answers.flatMap(({ reference, image }) => (image === undefined ? [] : [[reference, image]])),
    ),
    unknown: answers.flatMap(({ reference, reason }) => (reason === undefined ? [] : [{ reference, reason }])),
  };
}

interface Answer {
  readonly image?: RecordedImage;
  readonly reason?: string;
}

/** The registry is asked first; where this machine doesn't reach it, perhaps the engine does. */
async function pin(run: Runner, reference: string, host: string | undefined): Promise<Answer> {
  try {
    return { image: await inspectRemote(run, reference) };
  } catch {
    return pinByPull(run, reference, host);
  }
}

async function pinByPull(run: Runner, reference: string, host: string | undefined): Promise<Answer> {
  const env = engine({ host });
  try {
    await run.capture(['docker', 'pull', '--quiet', reference], { env });
    const { digest, start } = await inspectLocal(run, reference, env);
    return digest === undefined ? { reason: 'the engine knows no digest of it' } : { image: { digest, start } };
  } catch (error) {
    return { reason: (error as Error).message };
  }
}
