import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { UserError } from '../errors/user-error.ts';

/**
 * The content of docker's config.json; an empty one where there is none.
 *
 * @throws UserError where it is no JSON
 */
export function dockerConfig(env: Readonly<Record<string, string | undefined>> = process.env): string {
  const file = join(dockerFolder(env), 'config.json');
  try {
    const content = readFileSync(file, 'utf8');
    JSON.parse(content);
    return content;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '{}';
    if (error instanceof SyntaxError) throw new UserError(`${file} is no JSON, mend it: ${error.message}`);
    throw error;
  }
}

/** The folder of docker's settings. @see https://docs.docker.com/reference/cli/docker/#configuration-files */
export const dockerFolder = (env: Readonly<Record<string, string | undefined>>): string =>
  resolve(env['DOCKER_CONFIG'] ?? join(homedir(), '.docker'));
