import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Application } from '../../app/model/application.ts';
import { randomText } from '../secrets/version.ts';

/** The variable that holds a secret's value for docker compose. */
export const devVariable = (secret: string) => `FAIRWAY_DEV_${secret}`;

/**
 * Makes a value for each declared secret that has none yet, in a file that only its owner can read. What stands in it
 * stays: the database on this machine was made with it.
 */
export function keepDevSecrets(file: string, { secrets }: Application): void {
  const kept = readIfThere(file);
  const missing = secrets.filter(({ name }) => !kept.some((line) => line.startsWith(`${devVariable(name)}=`)));
  const lines = [...kept, ...missing.map(({ name, length }) => `${devVariable(name)}=${randomText(length)}`)];
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, lines.map((line) => `${line}\n`).join(''), { mode: 0o600 });
}

function readIfThere(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').split('\n').filter(Boolean);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
