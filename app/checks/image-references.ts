import type { Issue } from '../errors/issue.ts';
import { didYouMeanOneOf } from '../errors/suggest.ts';
import { containerNamed, imageTakenFrom } from '../model/images.ts';
import { containersWithPaths, type Check } from './check.ts';

/** `imageOf` names a workload or job that says itself where its image comes from. */
export const imageReferences: Check = (application) =>
  containersWithPaths(application).flatMap(({ container, path }): readonly Issue[] => {
    const owner = imageTakenFrom(container);
    if (owner === undefined) return [];
    const at = [...path, 'image', 'imageOf'];
    const found = containerNamed(application, owner);
    if (found === undefined) {
      const declared = didYouMeanOneOf(owner, [
        ...Object.keys(application.workloads),
        ...Object.keys(application.jobs),
      ]);
      return [{ path: at, message: `expected a workload or job, got "${owner}"${declared}` }];
    }
    const next = imageTakenFrom(found);
    if (next === undefined) return [];
    const message = `expected a workload or job with an image or build of its own, got "${owner}", which takes that of "${next}"`;
    return [{ path: at, message }];
  });
