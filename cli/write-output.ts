import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { UserError } from '../app/errors/user-error.ts';
import type { OutputFile } from '../app/model/output-file.ts';
import type { Target } from '../app/model/target.ts';

/** Files that a synth or a deploy writes into the folder of a target. */
const OURS: Readonly<Record<Target, RegExp>> = {
  docker: /^(stack(\.deploy-\d+)?\.yaml|configs\/[^/]+)$/,
  kubernetes: /^\d\d-[^/]+\.yaml$/,
};

/** What a file manager leaves wherever somebody looks. */
const LITTER = ['.DS_Store', 'Thumbs.db', 'desktop.ini'];

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
 * Makes sure that replacing an output folder costs nobody their files.
 *
 * @throws UserError where it holds anything that no synth wrote
 */
export function refuseForeign(folder: string): void {
  const isTarget = (entry: string): entry is Target => Object.hasOwn(OURS, entry);
  refuse(
    folder,
    entriesOf(folder).flatMap((entry) =>
      isTarget(entry) ? foreignFiles(join(folder, entry), entry).map((file) => join(entry, file)) : entry,
    ),
  );
}

/** The same for a folder that holds the files of one target, and nothing else. */
export function refuseForeignOf(target: Target, folder: string): void {
  refuse(folder, foreignFiles(folder, target));
}

function refuse(folder: string, foreign: readonly string[]): void {
  const found = foreign.filter((entry) => !LITTER.includes(basename(entry)));
  if (found.length === 0) return;
  throw new UserError(
    `${folder} would be replaced as a whole, but holds ${found.slice(0, 3).join(', ')}; move that away, or choose another folder`,
  );
}

function entriesOf(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return statSync(folder).isDirectory() ? readdirSync(folder) : [folder];
}

/** Paths below a target's folder that aren't the target's. A link counts as a file. */
function foreignFiles(folder: string, target: Target): readonly string[] {
  if (!existsSync(folder)) return [];
  if (!statSync(folder).isDirectory()) return [basename(folder)];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((path) => !OURS[target].test(path));
}
