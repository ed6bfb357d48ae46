import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The folders in which a shell looks for programs. */
export const foldersOnPath = (env: Readonly<Record<string, string | undefined>>): readonly string[] =>
  (env['PATH'] ?? '').split(delimiter);

/** The first program in the folders that has one of the names; a folder with any of them comes before the next one. */
export function findProgram(names: readonly string[], folders: readonly string[]): string | undefined {
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isProgram);
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
