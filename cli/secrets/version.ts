import { createHmac, randomInt } from 'node:crypto';

const CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/**
 * The setting that holds the key of the versions, beside the secrets. No declared secret has a lower-case name.
 */
export const VERSION_KEY = 'versionKey';

/** A random text of letters and digits, which fits into a URL, a shell and a file as it is. */
export function randomText(length: number): string {
  return Array.from({ length }, () => CHARACTERS[randomInt(CHARACTERS.length)]).join('');
}

/**
 * The version of a secret's value: another value, another version. Keyed, because the version stands in the open, and
 * a weak value could be guessed from a plain hash.
 */
export function versionOf(value: string, key: string): string {
  return createHmac('sha256', key).update(value).digest('hex').slice(0, 12);
}

/** The versions of values, by name. */
export function versionsOf(values: Readonly<Record<string, string>>, key: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, versionOf(value, key)]));
}
