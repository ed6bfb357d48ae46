import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { BuiltImage } from '../../app/model/application.ts';
import type { Runner } from '../run.ts';
import { parseDockerignore, type IsSent } from './dockerignore.ts';

/** The state of an image's sources. */
export interface Revision {
  /** The commit, shortened; with `-dirty` where files are changed. */
  readonly name: string;
  /** Time of the commit, in seconds since 1970. */
  readonly time: string;
}

/** Begins each commit in what git writes, before its time and its files. */
const MARK = '\0';

/**
 * The last commit that has changed what an image is built from. Commits of other things leave it, and so its label, its
 * time and its digest, as they are.
 *
 * In a clone without its history this is the newest commit, whatever that has changed.
 *
 * @param root folder to which the context is relative
 * @returns nothing where git isn't installed, the folder isn't a repository, or the sources are no part of it
 */
export async function revisionOf(
  run: Runner,
  root: string,
  { context, dockerfile }: Pick<BuiltImage['build'], 'context' | 'dockerfile'>,
): Promise<Revision | undefined> {
  const git = (...args: readonly string[]) =>
    run.capture(['git', '-c', 'core.quotePath=false', ...args], { cwd: root });
  const { paths, isSource } = sourcesOf(root, context, dockerfile);
  try {
    // Git names files from the repository's root, of which the project may be a part.
    const project = (await git('rev-parse', '--show-prefix')).trim();
    const some = (lines: string) => lines.split('\n').some((file) => file !== '' && isSource(relative(project, file)));
    // Each commit with its files, newest first; a merge with those that it brought.
    const format = ['--format=%x00%H %ct', '--name-only', '--no-relative', '--no-renames', '--first-parent', '-m'];
    const commits = (await git('log', ...format, '--', ...paths)).split(MARK).slice(1);
    const commit = commits.find((text) => some(text.slice(text.indexOf('\n') + 1)));
    const [hash, time] = /^(\w+) (\d+)/.exec(commit ?? '')?.slice(1) ?? [];
    if (hash === undefined || time === undefined) return undefined;
    const changes = await git('diff', '--name-only', '--no-relative', '--no-renames', 'HEAD', '--', ...paths);
    const fresh = await git('ls-files', '--others', '--exclude-standard', '--full-name', '--', ...paths);
    return { name: `${hash.slice(0, 12)}${some(changes) || some(fresh) ? '-dirty' : ''}`, time };
  } catch {
    return undefined;
  }
}

/** Where the sources of an image may be, and which files there get into it. All paths are relative to the project. */
interface Sources {
  readonly paths: readonly string[];
  readonly isSource: IsSent;
}

/** What the context's `.dockerignore` lets through, and the Dockerfile, which may be outside of the context. */
function sourcesOf(root: string, context: string, dockerfile: string): Sources {
  const recipe = join(context, dockerfile);
  const rules = [`${recipe}.dockerignore`, join(context, '.dockerignore')];
  const file = rules.map((name) => join(root, name)).find((name) => existsSync(name));
  const isSent = file === undefined ? () => true : parseDockerignore(readFileSync(file, 'utf8'));
  const decisive = [recipe, ...rules];
  return {
    paths: [context, ...decisive],
    isSource: (path) => decisive.includes(path) || isSent(relative(context, path)),
  };
}
