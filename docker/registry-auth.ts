import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

const fileSchema = z.object({
  auths: z.record(z.string(), z.unknown()).optional(),
  credHelpers: z.record(z.string(), z.unknown()).optional(),
});

/**
 * The registries among the given images for which `docker login` has left credentials: the provider reads them from the
 * same file, and fails for a registry that isn't there.
 *
 * @param images references such as `ghcr.io/acme/notes-api@sha256:…`
 * @param file content of docker's config.json
 * @see https://docs.docker.com/reference/cli/docker/login/
 */
export function registriesWithLogin(images: readonly string[], file: string): readonly string[] {
  const { auths = {}, credHelpers = {} } = fileSchema.parse(JSON.parse(file));
  const hosts = images.flatMap((image) => /^([^/]+[.:][^/]*|localhost)\//.exec(image)?.[1] ?? []);
  return [...new Set(hosts)].filter((host) => Object.hasOwn(auths, host) || Object.hasOwn(credHelpers, host)).sort();
}

/** The content of docker's config.json; an empty one where there is none. */
export function dockerConfig(env: Readonly<Record<string, string | undefined>> = process.env): string {
  try {
    return readFileSync(join(env['DOCKER_CONFIG'] ?? join(homedir(), '.docker'), 'config.json'), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '{}';
    throw error;
  }
}
