import type { Issue } from '../errors/issue.ts';
import { didYouMeanOneOf } from '../errors/suggest.ts';
import { containersOf } from '../model/images.ts';
import { containersWithPaths, type Check } from './check.ts';

/** `imageOf` names a workload or job, and ends at one that has an image of its own. */
export const imageReferences: Check = (application) => {
  const all = containersOf(application);
  return containersWithPaths(application).flatMap(({ name, container, path }): readonly Issue[] => {
    if (typeof container.image !== 'object') return [];
    const { imageOf } = container.image;
    const at = [...path, 'image', 'imageOf'];
    if (!Object.hasOwn(all, imageOf)) {
      const declared = didYouMeanOneOf(imageOf, Object.keys(all));
      return [{ path: at, message: `expected a workload or job, got "${imageOf}"${declared}` }];
    }
    const seen = new Set([name]);
    for (let next: string | undefined = imageOf; next !== undefined; next = ownerOf(all[next]?.image)) {
      if (seen.has(next))
        return [{ path: at, message: `expected an image in the end, got a circle through "${next}"` }];
      seen.add(next);
    }
    return [];
  });
};

const ownerOf = (image: string | { readonly imageOf: string } | undefined) =>
  typeof image === 'object' ? image.imageOf : undefined;
