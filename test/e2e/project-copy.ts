import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import config from '../../app/config.ts';
import type { Application } from '../../app/model/application.ts';
import { loadApplication } from '../../app/model/load.ts';
import { mergePatch } from '../../app/model/merge.ts';
import { projectRoot } from '../../cli/project.ts';
import { readRecord } from '../../cli/record-file.ts';
import { run } from '../support/command.ts';

/** What a run needs of the project is below these. */
const COPIED = ['app', 'charts', 'cli', 'docker', 'package.json', 'tsconfig.json'];

/** Changes to the config, as a JSON merge patch. */
export type Changes = Readonly<Record<string, unknown>>;

/**
 * A copy of the project in a temporary folder, to deploy from as a person would: edit app/config.ts, run commands. The
 * developer's own dist/, records and secrets stay as they are.
 */
export class ProjectCopy {
  readonly folder = mkdtempSync(join(tmpdir(), 'fairway-e2e-'));
  #changes: unknown = {};

  constructor() {
    for (const entry of COPIED) {
      const filter = (path: string) => !relative(projectRoot, path).split('/').includes('node_modules');
      cpSync(join(projectRoot, entry), join(this.folder, entry), { recursive: true, filter });
    }
    symlinkSync(join(projectRoot, 'node_modules'), join(this.folder, 'node_modules'));
    renameSync(join(this.folder, 'app/config.ts'), join(this.folder, 'app/original-config.ts'));
  }

  /** Changes app/config.ts, on top of earlier changes. */
  change(changes: Changes): void {
    this.#changes = mergePatch(this.#changes, changes);
    const lines = [
      "import { mergePatch } from './model/merge.ts';",
      "import config from './original-config.ts';",
      `export default mergePatch(config, ${JSON.stringify(this.#changes)});`,
    ];
    writeFileSync(join(this.folder, 'app/config.ts'), lines.join('\n'));
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
    return run([process.execPath, 'cli/fairway.ts', ...args], { cwd: this.folder, env, timeoutSeconds: 600 });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
