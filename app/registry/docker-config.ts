import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The content of docker's config.json; an empty one where there is none. */
export function dockerConfig(env: Readonly<Record<string, string | undefined>> = process.env): string {
  try {
    return readFileSync(join(dockerFolder(env), 'config.json'), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '{}';
    throw error;
  }
}

/** The folder of docker's settings. @see https://docs.docker.com/reference/cli/docker/#configuration-files */
export const dockerFolder = (env: Readonly<Record<string, string | undefined>>): string =>
  resolve(env['DOCKER_CONFIG'] ?? join(homedir(), '.docker'));
