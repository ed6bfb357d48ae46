import { copyFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import projectConfig from '../../app/config.ts';
import type { Application } from '../../app/model/application.ts';
import { loadApplication } from '../../app/model/load.ts';
import { mergePatch } from '../../app/model/merge.ts';
import { projectRoot } from '../../app/project.ts';
import { readRecord } from '../../app/record-file.ts';
import { removeBuiltImages } from './built-images.ts';
import { attempt, run, type CommandResult } from '../support/command.ts';
import { ProjectCopy } from '../support/project-copy.ts';

const COMMIT_TIME = '2026-01-01T00:00:00Z';

/**
 * An application in a copy of the project, to deploy as a person would: edit app/config.ts, run commands. The developer's
 * own dist/ and records stay as they are.
 */
export class Sample {
  readonly #copy = new ProjectCopy('');
  readonly #config: unknown;
  readonly #changes: object[] = [];

  /**
   * @param changes what is changed in app/config.ts, as a JSON merge patch
   * @param config another application, as JSON. @default - the project's own
   */
  constructor(changes: object, config?: object) {
    const original = join(this.folder, 'app/original-config.ts');
    if (config === undefined) copyFileSync(join(projectRoot, 'app/config.ts'), original);
    else writeFileSync(original, `export default ${JSON.stringify(config)};\n`);
    // Applications for tests build from there.
    cpSync(join(projectRoot, 'test/apps'), join(this.folder, 'test/apps'), { recursive: true });
    this.#config = config ?? projectConfig;
    this.change(changes);
  }

  get folder(): string {
    return this.#copy.folder;
  }

  /** Changes app/config.ts, on top of earlier changes. */
  change(changes: object): void {
    this.#changes.push(changes);
    const lines = [
      "import { mergePatch } from './model/merge.ts';",
      "import config from './original-config.ts';",
      `export default ${JSON.stringify(this.#changes)}.reduce((changed, changes) => mergePatch(changed, changes), config);`,
    ];
    this.#copy.configure(lines.join('\n'));
  }

  /** Takes the last change back. */
  undo(): void {
    this.#changes.pop();
    this.change({});
    this.#changes.pop();
  }

  /** Takes all changes back that have been made since the beginning. */
  reset(): void {
    this.#changes.splice(1);
    this.change({});
  }

  /** The application as it is described now, with what is recorded about it. */
  application(): Application {
    const changed = this.#changes.reduce<unknown>((config, changes) => mergePatch(config, changes), this.#config);
    return loadApplication(changed, {
      record: readRecord(this.folder, undefined),
      readFile: (path) => readFileSync(join(this.folder, path), 'utf8'),
    });
  }

  /**
   * Makes a commit of the sources in the copy, which becomes a repository with the first one. The same sources are the
   * same commit in every run, so that the runs on all targets build the same images.
   */
  async commit(files: Readonly<Record<string, string>> = {}): Promise<void> {
    for (const [path, content] of Object.entries(files)) writeFileSync(join(this.folder, path), content);
    const author = ['-c', 'user.name=Fairway', '-c', 'user.email=fairway@example.com'];
    const env = { GIT_AUTHOR_DATE: COMMIT_TIME, GIT_COMMITTER_DATE: COMMIT_TIME };
    await run(['git', 'init', '--quiet'], { cwd: this.folder });
    await run(['git', 'add', 'app'], { cwd: this.folder });
    await run(['git', ...author, 'commit', '--quiet', '--message', 'a change'], { cwd: this.folder, env });
  }

  /** Runs a command of Fairway. */
  fairway(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<string> {
    return run([process.execPath, 'cli/fairway.js', ...args], { cwd: this.folder, env, timeoutSeconds: 600 });
  }

  /** Runs a command of Fairway that may fail. */
  attempt(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<CommandResult> {
    return attempt([process.execPath, 'cli/fairway.js', ...args], { cwd: this.folder, env, timeoutSeconds: 600 });
  }

  /** Removes the copy, and what was built of it from the engine that builds. */
  async remove(): Promise<void> {
    await removeBuiltImages(this.application());
    this.#copy.remove();
  }
}
