import type { Command } from 'commander';
import { addComparison } from '../live/diff/command.ts';

export function register(program: Command): void {
  addComparison(
    program
      .command('preview')
      .description('say what a deploy would change; exit code 2 where it would change something, 0 where nothing'),
    'preview',
  );
}
