import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Programs that say the same whatever they are asked, in a folder for PATH; they note that they were run. */
export class FakePrograms {
  readonly folder = mkdtempSync(join(tmpdir(), 'fairway-programs-'));

  /** @param complaints what a program writes to its standard error before it fails; without them it succeeds, and says nothing */
  add(name: string, complaints?: string): void {
    this.#write(name, complaints === undefined ? 'exit 0' : `cat >&2 <<'END'\n${complaints}\nEND\nexit 1`);
  }

  /** @param text what a program writes to its standard output before it succeeds */
  addAnswering(name: string, text: string): void {
    this.#write(name, `cat <<'END'\n${text}\nEND\nexit 0`);
  }

  #write(name: string, answer: string): void {
    const file = join(this.folder, name);
    // What finds its tools must not depend on the PATH of a test.
    const script = ['#!/bin/sh', 'PATH=/usr/bin:/bin', `echo "${name} $*" >> '${this.#journal}'`, answer];
    writeFileSync(file, `${script.join('\n')}\n`);
    chmodSync(file, 0o755);
  }

  /** The command lines so far. */
  get journal(): string {
    return readFileSync(this.#journal, { encoding: 'utf8', flag: 'a+' });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  get #journal(): string {
    return join(this.folder, 'journal');
  }
}
