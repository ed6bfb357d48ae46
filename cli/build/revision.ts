import type { Runner } from '../run.ts';

/** The state of the sources. */
export interface Revision {
  /** The commit, shortened; with `-dirty` where files are changed. */
  readonly name: string;
  /** Time of the commit, in seconds since 1970. */
  readonly time: string;
}

/** What git knows of the sources; nothing where it isn't installed or the folder isn't a repository. */
export async function revisionOf(run: Runner, folder: string): Promise<Revision | undefined> {
  try {
    const commit = await run.capture(['git', 'log', '-1', '--format=%H %ct'], { cwd: folder });
    const changes = await run.capture(['git', 'status', '--porcelain'], { cwd: folder });
    const [hash = '', time = ''] = commit.trim().split(' ');
    return { name: `${hash.slice(0, 12)}${changes === '' ? '' : '-dirty'}`, time };
  } catch {
    return undefined;
  }
}
