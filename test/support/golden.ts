import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { OutputFile } from '../../app/model/output-file.ts';

/** Whether expected files are written anew instead of compared: `UPDATE_EXAMPLES=1 npm test`. */
export const isUpdate = process.env['UPDATE_EXAMPLES'] === '1';

/** Files as an object, which a failed comparison shows well. */
export function byPath(files: readonly OutputFile[]): Readonly<Record<string, string>> {
  return Object.fromEntries(files.map(({ path, content }) => [path, content]));
}

/** Every file of a folder and of those inside it. */
export function readFolder(folder: string): readonly OutputFile[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(folder, path), content: readFileSync(path, 'utf8') }));
}

/** Replaces a folder as a whole. */
export function writeFolder(folder: string, files: readonly OutputFile[]): void {
  rmSync(folder, { recursive: true, force: true });
  for (const { path, content } of files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}
