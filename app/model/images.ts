import type { ParsedApplication } from '../schema/application.ts';
import type { BuiltImage } from './application.ts';
import { byName } from './by-name.ts';
import type { DeployRecord } from './record.ts';

type ParsedContainer = ParsedApplication['workloads'][string] | ParsedApplication['jobs'][string];

/** Tag of a built image whose digest no build has recorded yet. */
const UNBUILT_TAG = 'latest';

/** Every image that is built, under the name of the workload or job that says how. */
export function builtImages(application: ParsedApplication): readonly BuiltImage[] {
  return byName(containersOf(application)).flatMap(([name, { build }]) =>
    build === undefined ? [] : [{ name, repository: repositoryOf(application, name), build }],
  );
}

/** The image of a container: by digest where one is recorded. */
export function imageFor(application: ParsedApplication, record: DeployRecord, name: string) {
  const owner = imageOwner(application, name);
  const container = containersOf(application)[owner]!;
  const published = typeof container.image === 'string' ? container.image : undefined;
  const reference = published ?? repositoryOf(application, owner);
  const recorded = Object.hasOwn(record.images, reference) ? record.images[reference] : undefined;
  return {
    image: withDigest(reference, recorded?.digest, published === undefined),
    builtImage: published === undefined ? owner : undefined,
    imageStart: recorded?.start,
  };
}

/** Workloads and jobs by name; the checks hold that no name is used twice. */
export function containersOf(application: ParsedApplication): Readonly<Record<string, ParsedContainer>> {
  return { ...application.jobs, ...application.workloads };
}

/** Follows `imageOf` to the workload or job that says which image it is. */
export function imageOwner(application: ParsedApplication, name: string): string {
  const { image } = containersOf(application)[name]!;
  return typeof image === 'object' ? imageOwner(application, image.imageOf) : name;
}

function repositoryOf({ name: application, registry }: ParsedApplication, name: string): string {
  return [...(registry === undefined ? [] : [registry]), `${application}-${name}`].join('/');
}

function withDigest(reference: string, digest: string | undefined, built: boolean): string {
  if (digest !== undefined) return `${reference}@${digest}`;
  return built ? `${reference}:${UNBUILT_TAG}` : reference;
}
