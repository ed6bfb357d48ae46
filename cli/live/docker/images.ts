import type { Application } from '../../../app/model/application.ts';
import type { Stack } from '../../../docker/stack.ts';

/** References of what was built on the host itself, without a registry: nobody else has these images. */
export function builtOnHost({ registry, images }: Application, stack: Stack): readonly string[] {
  if (registry !== undefined) return [];
  const built = images.map(({ repository }) => `${repository}:`);
  return references(stack).filter((image) => built.some((name) => image.startsWith(name)));
}

/**
 * References of the images that a deploy pulls: a tag may mean another image by now, a digest means what the engine holds.
 *
 * @param held those of the stack's images that the engine holds
 */
export function imagesToPull(application: Application, stack: Stack, held: readonly string[]): readonly string[] {
  const own = builtOnHost(application, stack);
  return references(stack).filter((image) => !own.includes(image) && !(image.includes('@') && held.includes(image)));
}

const references = ({ services }: Stack) => [...new Set(services.map(({ image }) => image))];
