import type { Command } from 'commander';
import { projectRoot } from '../../app/project.ts';
import { pulumiCommand, refuseMissingPassphrase } from '../pulumi/cli.ts';
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
  refuseMissingPassphrase(projectRoot, process.env, stackOf(args));
  await runner.stream([...pulumiCommand(process.env), ...args], { cwd: projectRoot });
}

function stackOf(args: readonly string[]): string | undefined {
  const index = args.findIndex((arg) => arg === '--stack' || arg === '-s');
  return index === -1 ? undefined : args[index + 1];
}
