import type { ParsedApplication } from '../schema/application.ts';
import type { BuiltImage } from './application.ts';
import { byName } from './by-name.ts';
import { own } from './own.ts';
import type { DeployRecord, RecordedImage } from './record.ts';

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
    image: reference + suffixOf(recorded, published === undefined),
    builtImage: published === undefined ? owner : undefined,
    imageStart: recorded?.start,
  };
}

/** The images that the targets run beside those of the application: by digest where one is recorded. */
export function targetsImages({ targets: { images } }: ParsedApplication, record: DeployRecord) {
  const pin = (reference: string) => reference + suffixOf(own(record.images, reference), false);
  return {
    proxy: pin(images.proxy),
    tools: pin(images.tools),
    scheduler: pin(images.scheduler),
    prometheus: pin(images.prometheus),
    nodeExporter: pin(images.nodeExporter),
    blackboxExporter: pin(images.blackboxExporter),
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

function suffixOf(recorded: RecordedImage | undefined, built: boolean): string {
  if (recorded === undefined) return built ? `:${UNBUILT_TAG}` : '';
  return 'digest' in recorded ? `@${recorded.digest}` : `:${recorded.tag}`;
}

const sorted = <T>(record: Readonly<Record<string, T>>) => Object.fromEntries(byName(record));
