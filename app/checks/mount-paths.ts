import type { Issue } from '../errors/issue.ts';
import { formatPath } from '../errors/issue.ts';
import type { ParsedContainer } from '../model/images.ts';
import { containersWithPaths, repetitions, type Check } from './check.ts';

/** Folders in which the targets mount things of their own. */
const RESERVED = ['/.fairway', '/.fairway-done', '/run/secrets/fairway'];

/** No two things are mounted at one path of a container, and nothing where the targets mount their own. */
export const mountPaths: Check = (application) =>
  containersWithPaths(application).flatMap(({ container, path }) => {
    const mounts = mountsOf(container);
    return [
      ...repetitions(mounts, ({ mountPath }) => plain(mountPath)).map(({ item, earlier }) => ({
        path: [...path, ...item.at],
        message: `expected a path of its own, got "${item.mountPath}", where ${formatPath(earlier.at)} is mounted already`,
      })),
      ...mounts.flatMap((mount) =>
        reasonsAgainst(mount).map((reason) => ({
          path: [...path, ...mount.at],
          message: `expected another path, got "${mount.mountPath}": ${reason}`,
        })),
      ),
    ];
  });

interface Mount {
  readonly at: Issue['path'];
  readonly mountPath: string;
}

function mountsOf({ volumes, files, secrets, security }: ParsedContainer): readonly Mount[] {
  return [
    ...Object.entries(volumes).map(([name, { mountPath }]) => ({ at: ['volumes', name], mountPath })),
    ...Object.entries(files).map(([name, { mountPath }]) => ({ at: ['files', name], mountPath })),
    ...Object.entries(secrets).map(([name, mountPath]) => ({ at: ['secrets', name], mountPath })),
    ...Object.keys(security.writable).map((key) => ({ at: ['security', 'writable', key], mountPath: key })),
  ];
}

function reasonsAgainst({ at, mountPath }: Mount): readonly string[] {
  const path = plain(mountPath);
  const reserved = RESERVED.find((folder) => path === folder || path.startsWith(`${folder}/`));
  return [
    ...(reserved === undefined ? [] : [`${reserved} is Fairway's own`]),
    ...(at[0] === 'volumes' && path === '/dev/shm'
      ? ['it is in memory on both targets; for more of it use `security.writable`']
      : []),
  ];
}

/** A path as the kernel sees it: without repeated slashes, dots, and a slash at its end. */
function plain(path: string): string {
  return `/${path
    .split('/')
    .filter((step) => step !== '' && step !== '.')
    .join('/')}`;
}
