import { z } from 'zod';
import { registryOf, type Login } from '../app/registry/login.ts';

const fileSchema = z.object({
  auths: z.record(z.string(), z.unknown()).optional(),
  credHelpers: z.record(z.string(), z.unknown()).optional(),
});

/** One without a user is looked up where `docker login` has left it. */
type RegistryAuth = Pick<Login, 'address'> & Partial<Login>;

/**
 * How the provider logs in to the registries of images: as it is told, and elsewhere as `docker login` has left it, in a
 * file that the provider reads, too; it fails for a registry that isn't there.
 *
 * @param images references such as `ghcr.io/acme/notes-api@sha256:…`
 * @param file content of docker's config.json
 * @returns nothing where no registry asks
 * @see https://www.pulumi.com/registry/packages/docker/api-docs/provider/
 */
export function registryAuthFor(images: readonly string[], file: string, login?: Login): RegistryAuth[] | undefined {
  const known = registriesWithLogin(images, file).filter((address) => address !== login?.address);
  const all = [...(login === undefined ? [] : [login]), ...known.map((address) => ({ address }))];
  return all.length > 0 ? all : undefined;
}

/**
 * The registries among those of images for which `docker login` has left credentials.
 *
 * @see https://docs.docker.com/reference/cli/docker/login/
 */
function registriesWithLogin(images: readonly string[], file: string): readonly string[] {
  const { auths = {}, credHelpers = {} } = fileSchema.parse(JSON.parse(file));
  const hosts = images.flatMap((image) => registryOf(image) ?? []);
  return [...new Set(hosts)].filter((host) => Object.hasOwn(auths, host) || Object.hasOwn(credHelpers, host)).sort();
}
