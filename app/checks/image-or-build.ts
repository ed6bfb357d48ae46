import type { Issue } from '../errors/issue.ts';
import { containersWithPaths, type Check } from './check.ts';

/** Each container says where its image comes from, once. */
export const imageOrBuild: Check = (application) =>
  containersWithPaths(application).flatMap(({ container: { image, build }, path }): readonly Issue[] => {
    if (image !== undefined && build !== undefined) {
      return [{ path: [...path, 'build'], message: 'expected image or build, got both; remove one of them' }];
    }
    if (image !== undefined || build !== undefined) return [];
    const example = "image: 'nginx:1' for a published image, or build: {} for a Dockerfile";
    return [{ path, message: `expected image or build, got neither; add ${example}` }];
  });
