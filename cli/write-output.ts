import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UserError } from '../app/errors/user-error.ts';
import type { OutputFile } from '../app/model/output-file.ts';
import { knownTargets } from '../app/model/target.ts';

/** What a synth writes into an output folder. */
const OURS: readonly string[] = knownTargets;

/**
 * Replaces a folder by the given files, as a whole or not at all: they are written beside it, and then take its place.
 *
 * @throws UserError where it can't be written
 */
export function replaceFolder(folder: string, files: readonly OutputFile[]): void {
  const fresh = `${folder}.new-${process.pid}`;
  const former = `${folder}.old-${process.pid}`;
  try {
    for (const { path, content } of files) {
      mkdirSync(dirname(join(fresh, path)), { recursive: true });
      writeFileSync(join(fresh, path), content);
    }
    if (existsSync(folder)) renameSync(folder, former);
    try {
      renameSync(fresh, folder);
    } catch (error) {
      if (existsSync(former)) renameSync(former, folder);
      throw error;
    }
  } catch (error) {
    throw new UserError(`${folder} can't be written: ${(error as Error).message}; what was there is unchanged`);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  try {
    rmSync(former, { recursive: true, force: true });
  } catch (error) {
    throw new UserError(`${folder} is written, but its former content stays in ${former}: ${(error as Error).message}`);
  }
}

/**
 * Makes sure that replacing a folder costs nobody their files.
 *
 * @throws UserError where the folder holds anything that no synth wrote
 */
export function refuseForeign(folder: string): void {
  if (!existsSync(folder)) return;
  const entries = statSync(folder).isDirectory() ? readdirSync(folder) : [folder];
  const foreign = entries.filter((entry) => !OURS.includes(entry));
  if (foreign.length === 0) return;
  throw new UserError(
    `${folder} would be replaced as a whole, but holds ${foreign.slice(0, 3).join(', ')}; move that away, or choose another folder with --out`,
  );
}
