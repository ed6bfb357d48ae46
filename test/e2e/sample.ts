import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import config from '../../app/config.ts';
import type { Application } from '../../app/model/application.ts';
import { loadApplication } from '../../app/model/load.ts';
import { mergePatch } from '../../app/model/merge.ts';
import { projectRoot } from '../../app/project.ts';
import { readRecord } from '../../app/record-file.ts';
import { run } from '../support/command.ts';
import { ProjectCopy } from '../support/project-copy.ts';

/**
 * The project's own application in a copy of the project, to deploy as a person would: edit app/config.ts, run commands.
 * The developer's own dist/ and records stay as they are.
 */
export class Sample {
  readonly #copy = new ProjectCopy('');
  #changes: unknown = {};

  /** @param changes what is changed in app/config.ts, as a JSON merge patch */
  constructor(changes: object) {
    copyFileSync(join(projectRoot, 'app/config.ts'), join(this.folder, 'app/original-config.ts'));
    this.change(changes);
  }

  get folder(): string {
    return this.#copy.folder;
  }

  /** Changes app/config.ts, on top of earlier changes. */
  change(changes: object): void {
    this.#changes = mergePatch(this.#changes, changes);
    const lines = [
      "import { mergePatch } from './model/merge.ts';",
      "import config from './original-config.ts';",
      `export default mergePatch(config, ${JSON.stringify(this.#changes)});`,
    ];
    this.#copy.configure(lines.join('\n'));
  }

  /** The application as it is described now, with what is recorded about it. */
  application(): Application {
    return loadApplication(mergePatch(config, this.#changes), {
      record: readRecord(this.folder, undefined),
      readFile: (path) => readFileSync(join(this.folder, path), 'utf8'),
    });
  }

  /** Runs a command of Fairway. */
  fairway(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<string> {
    return run([process.execPath, 'cli/fairway.js', ...args], { cwd: this.folder, env, timeoutSeconds: 600 });
  }

  remove(): void {
    this.#copy.remove();
  }
}
