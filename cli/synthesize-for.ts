import { join, relative } from 'node:path';
import { ConfigError } from '../app/errors/config-error.ts';
import { UserError } from '../app/errors/user-error.ts';
import type { Application } from '../app/model/application.ts';
import type { OutputFile } from '../app/model/output-file.ts';
import { targets, type Target } from '../app/model/target.ts';
import { entryOf } from './targets.ts';
import { refuseForeign, replaceFolder } from './write-output.ts';

/**
 * The files of one target.
 *
 * @throws UserError where the target can't run the application
 */
export async function synthesizeFor(target: Target, application: Application): Promise<readonly OutputFile[]> {
  const { title, synthesize } = entryOf(target);
  try {
    return await synthesize(application);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const others = targets.filter((other) => other !== target);
    const without = others.map((other) => `\n\nOnly the other target: npx fairway synth --target ${other}`);
    throw new UserError(`${title} can't run this application:\n\n${error.message}${without.join('')}`);
  }
}

/**
 * Writes the files of one target into an output folder; those of the other target stay.
 *
 * @returns the folder of the target's files
 * @throws UserError where the target can't run the application, or the folder is somebody else's
 */
export async function synthesizeInto(out: string, target: Target, application: Application): Promise<string> {
  const files = await synthesizeFor(target, application);
  const folder = join(out, target);
  refuseForeign(out);
  replaceFolder(
    folder,
    files.map(({ path, content }) => ({ path: relative(target, path), content })),
  );
  return folder;
}
