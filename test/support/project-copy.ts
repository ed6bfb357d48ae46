import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../app/project.ts';

/** A copy of the project with another config, for tests of the command line as a person meets it. */
export class ProjectCopy {
  readonly folder = mkdtempSync(join(tmpdir(), 'fairway-project-'));

  constructor(config: string) {
    const names = ['app', 'charts', 'cli', 'docker', 'index.ts', 'package.json', 'Pulumi.yaml'];
    for (const name of names.filter((one) => existsSync(join(projectRoot, one)))) {
      cpSync(join(projectRoot, name), join(this.folder, name), { recursive: true });
    }
    symlinkSync(join(projectRoot, 'node_modules'), join(this.folder, 'node_modules'));
    this.configure(config);
  }

  configure(config: string): void {
    writeFileSync(join(this.folder, 'app/config.ts'), config);
  }

  /** Runs a command line in the copy. */
  fairway(args: readonly string[], env: Readonly<Record<string, string | undefined>> = {}) {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['cli/fairway.js', ...args], {
      cwd: this.folder,
      env: { ...process.env, ...env },
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
