import { dirname, join } from 'node:path';
import type { Application } from '../../app/model/application.ts';
import type { Container } from '../../app/model/container.ts';
import { literal } from './literal.ts';

/** What is known of the project's files. */
export interface DevSources {
  /** A path of the project as the compose file is to name it. */
  readonly pathTo: (path: string) => string;
  /** The folder in which the program of a built image runs, where its Dockerfile says it. */
  readonly workingFolderOf: (image: string) => string | undefined;
}

/** The image of a container and how it is built; a change of its sources reaches it while it runs. */
export function imageOf(application: Application, { name, image, builtImage }: Container, sources: DevSources): object {
  const built = application.images.find((one) => one.name === builtImage);
  if (built === undefined) return { image };
  const { context, dockerfile, target, devTarget, args, secrets } = built.build;
  const folder = sources.workingFolderOf(built.name);
  const path = sources.pathTo(context);
  const beside = join(context, dirname(dockerfile));
  const watch = [
    { action: 'rebuild', path: sources.pathTo(join(beside, 'package.json')) },
    folder === undefined ? { action: 'rebuild', path } : { action: 'sync', path, target: folder },
  ];
  return {
    image: `${application.name}-${built.name}:dev`,
    build: {
      context: path,
      dockerfile,
      target: devTarget ?? target,
      args: Object.fromEntries(Object.entries(args).map(([key, value]) => [key, literal(value)])),
      secrets: [...secrets],
    },
    ...(devTarget !== undefined && built.name === name && { develop: { watch } }),
  };
}

/** A stage for development starts itself, with whatever watches and debugs. */
export function programOf({ images }: Application, { name, command, args }: Container): object {
  const devTarget = images.find((image) => image.name === name)?.build.devTarget;
  if (devTarget !== undefined) return {};
  return { entrypoint: command?.map(literal), command: args?.map(literal) };
}
