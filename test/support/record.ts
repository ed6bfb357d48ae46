import type { Application } from '../../app/model/application.ts';
import { loadApplication } from '../../app/model/load.ts';
import type { DeployRecord } from '../../app/model/record.ts';
import type { ApplicationConfig } from '../../app/schema/application.ts';

/** What `fairway build` would record of an application whose images are all known. */
export function recordOf(application: Application): DeployRecord {
  const repositories = new Map(application.images.map(({ name, repository }) => [name, repository]));
  const references = [...application.workloads, ...application.jobs].map(({ image, builtImage }) =>
    builtImage === undefined ? image : repositories.get(builtImage)!,
  );
  const start = { entrypoint: ['/entrypoint'], cmd: ['serve'] };
  const images = references.map((reference) => [reference, { digest: `sha256:${'5eed'.repeat(16)}`, start }] as const);
  const secrets = application.secrets.map(({ name }) => [name, '0123456789ab'] as const);
  return {
    images: Object.fromEntries(images),
    secrets: { docker: Object.fromEntries(secrets), kubernetes: Object.fromEntries(secrets) },
  };
}

/** An application with all that a build and a look at the secrets would find out. */
export function loadRecorded(config: ApplicationConfig): Application {
  return loadApplication(config, { record: recordOf(loadApplication(config)) });
}
