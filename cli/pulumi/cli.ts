import { join, sep } from 'node:path';
import { findProgram, foldersOnPath } from '../on-path.ts';
import { readYaml } from './read-yaml.ts';

/** Variables of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The words that start Pulumi's CLI: an installed one if there is one, otherwise the npm package, which downloads it.
 *
 * npm puts its own folders first on PATH, and in them is that package: an installed CLI would never be found.
 */
export function pulumiCommand(env: Environment): readonly string[] {
  const folders = foldersOnPath(env).filter((folder) => !folder.split(sep).includes('node_modules'));
  const names = process.platform === 'win32' ? ['pulumi.exe', 'pulumi.cmd'] : ['pulumi'];
  const installed = findProgram(names, folders);
  return installed === undefined ? ['npx', '--no', 'pulumi'] : [installed];
}

/** The settings that a stack's file shows: those that are not encrypted, by their full names. */
export function plainSettings(root: string, stack: string): Readonly<Record<string, string>> {
  const config = settingsInFile(root, stack);
  const plain = Object.entries(config).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return Object.fromEntries(plain);
}

/** Whether a stack's file has a setting that only its passphrase opens. */
export function isEncrypted(root: string, stack: string, setting: string): boolean {
  return typeof (settingsInFile(root, stack)[setting] ?? '') !== 'string';
}

/** The full names of all settings in a stack's file, encrypted or not. */
export const settingNames = (root: string, stack: string): readonly string[] =>
  Object.keys(settingsInFile(root, stack));

function settingsInFile(root: string, stack: string): Readonly<Record<string, unknown>> {
  return (readYaml(join(root, `Pulumi.${stack}.yaml`))?.['config'] ?? {}) as Readonly<Record<string, unknown>>;
}
