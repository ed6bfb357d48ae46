import type { Command } from 'commander';
import { projectRoot } from '../../app/project.ts';
import { pulumiCommand, refuseMissingPassphrase } from '../pulumi/cli.ts';
import { stackDifferences } from '../pulumi/stack-differences.ts';
import { runner } from '../run.ts';

export function register(program: Command): void {
  program
    .command('pulumi')
    .description("run Pulumi's CLI: an installed one, or the npm package's (also: npm run preview | up | destroy)")
    .argument('[args...]', 'what Pulumi is to do, such as: up --stack docker')
    .allowUnknownOption()
    .helpOption(false)
    .action(pulumi);
}

async function pulumi(args: readonly string[]): Promise<void> {
  const stack = stackOf(args);
  refuseMissingPassphrase(projectRoot, process.env, stack);
  // What Pulumi prints may be data for another program.
  const differences = await stackDifferences(projectRoot, args, stack);
  if (differences !== undefined) process.stderr.write(`${differences}\n\n`);
  await runner.stream([...pulumiCommand(process.env), ...args], { cwd: projectRoot });
}

function stackOf(args: readonly string[]): string | undefined {
  const index = args.findIndex((arg) => arg === '--stack' || arg === '-s');
  return index === -1 ? undefined : args[index + 1];
}
