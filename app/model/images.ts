import type { ParsedApplication } from '../schema/application.ts';
import type { BuiltImage } from './application.ts';
import { byName } from './by-name.ts';
import { own } from './own.ts';
import type { DeployRecord } from './record.ts';

export type ParsedContainer = ParsedApplication['workloads'][string] | ParsedApplication['jobs'][string];

/** Tag of a built image whose digest no build has recorded yet. */
const UNBUILT_TAG = 'latest';

/** Every image that is built, under the name of the workload or job that says how. */
export function builtImages(application: ParsedApplication): readonly BuiltImage[] {
  return byName<ParsedContainer>({ ...application.jobs, ...application.workloads }).flatMap(([name, { build }]) =>
    build === undefined
      ? []
      : [{ name, repository: repositoryOf(application, name), build: { ...build, args: sorted(build.args) } }],
  );
}

/** The image of a container: by digest where one is recorded. */
export function imageFor(application: ParsedApplication, record: DeployRecord, name: string) {
  const owner = imageTakenFrom(containerNamed(application, name)!) ?? name;
  const { image } = containerNamed(application, owner)!;
  const published = typeof image === 'string' ? image : undefined;
  const reference = published ?? repositoryOf(application, owner);
  const recorded = own(record.images, reference);
  return {
    image: withDigest(reference, recorded?.digest, published === undefined),
    builtImage: published === undefined ? owner : undefined,
    imageStart: recorded?.start,
  };
}

/** The workload or job with a name; the checks hold that no name is used twice. */
export function containerNamed(application: ParsedApplication, name: string): ParsedContainer | undefined {
  return own(application.workloads, name) ?? own(application.jobs, name);
}

/** The workload or job whose image a container takes with `imageOf`. */
export function imageTakenFrom({ image }: ParsedContainer): string | undefined {
  return typeof image === 'object' ? image.imageOf : undefined;
}

function repositoryOf({ name: application, registry }: ParsedApplication, name: string): string {
  return [...(registry === undefined ? [] : [registry]), `${application}-${name}`].join('/');
}

function withDigest(reference: string, digest: string | undefined, built: boolean): string {
  if (digest !== undefined) return `${reference}@${digest}`;
  return built ? `${reference}:${UNBUILT_TAG}` : reference;
}

const sorted = <T>(record: Readonly<Record<string, T>>) => Object.fromEntries(byName(record));
