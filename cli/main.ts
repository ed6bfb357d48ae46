import { Command } from 'commander';
import { commands } from './commands/index.ts';
import { describeError } from './describe-error.ts';

/**
 * Runs a command line.
 *
 * @param args what stands after the program's name
 * @returns the exit code: 0 if all went well, 1 if not, or what the command has set as this process's
 */
export async function main(args: readonly string[]): Promise<number> {
  const program = new Command('fairway')
    .description('One application, defined once in app/config.ts, run on a Docker host or on a Kubernetes cluster.')
    .showHelpAfterError('(`npx fairway help` lists every command)');
  const [first = ''] = args;
  const wanted = Object.entries(commands).filter(([name]) => !Object.hasOwn(commands, first) || name === first);
  for (const [, load] of wanted) (await load()).register(program);
  try {
    await program.parseAsync(args, { from: 'user' });
    return typeof process.exitCode === 'number' ? process.exitCode : 0;
  } catch (error) {
    process.stderr.write(`${describeError(error)}\n`);
    return 1;
  }
}
