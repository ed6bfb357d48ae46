import type { Command } from 'commander';
import { addComparison } from '../live/diff/command.ts';

export function register(program: Command): void {
  addComparison(
    program
      .command('drift')
      .description(
        'say what has changed since the last deploy, and not by it; exit code 2 where something has, 0 where nothing',
      ),
    'drift',
  );
}
