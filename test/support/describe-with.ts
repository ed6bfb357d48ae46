import { spawnSync } from 'node:child_process';
import { describe } from '@jest/globals';

/** Tests that need a program of the machine. Where it isn't installed they are skipped, and say so. */
export function describeWith(program: string, name: string, tests: () => void): void {
  if (spawnSync(program, ['--version']).error === undefined) describe(name, tests);
  else describe.skip(`${name} (${program} is not installed)`, tests);
}
