import { readFileSync } from 'node:fs';

/** The environment that settings are read from. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads a setting from an environment variable `NAME`, or from the file that `NAME_FILE` names.
 *
 * The file is the convention of the official images: a secret in a file shows up neither in
 * `docker inspect` nor in the environment of a child process.
 *
 * @throws if neither is set and there is no fallback
 */
export function textSetting(name: string, fallback?: string, env: Environment = process.env): string {
  const file = env[`${name}_FILE`];
  const value = env[name] || (file ? readFileSync(file, 'utf8').trim() : '') || fallback;
  if (value === undefined) throw new Error(`${name} is not set: give it a value, or name a file in ${name}_FILE`);
  return value;
}

/**
 * Reads a setting that is a whole number, zero or more.
 *
 * @throws if the value is anything else
 */
export function numberSetting(name: string, fallback: number, env: Environment = process.env): number {
  const text = textSetting(name, String(fallback), env);
  if (!/^\d{1,15}$/.test(text)) throw new Error(`${name}: expected a whole number, got ${JSON.stringify(text)}`);
  return Number(text);
}
