import type { Command } from 'commander';
import { UserError } from '../../app/errors/user-error.ts';
import { projectRoot } from '../../app/project.ts';
import { openLive } from '../live/command.ts';
import { pulumiCommand } from '../pulumi/cli.ts';
import { commandOf, stackNamedBy } from '../pulumi/command-of.ts';
import { knownStack, knownStacks } from '../pulumi/known-stacks.ts';
import { refusePassphraseMissingFor } from '../pulumi/passphrase.ts';
import { openPlace, reachStack } from '../pulumi/reach-stack.ts';
import { stackDifferences } from '../pulumi/stack-differences.ts';
import { changes, upFailure } from '../pulumi/up-failure.ts';
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
  refusePassphraseMissingFor(projectRoot, process.env, args);
  const differences = await stackDifferences(projectRoot, args, stack);
  await reachStack(runner, projectRoot, args, stack);
  // What Pulumi prints may be data for another program.
  if (differences !== undefined) process.stderr.write(`${differences}\n\n`);
  try {
    await runner.stream([...pulumiCommand(process.env), ...args], { cwd: projectRoot });
  } catch (error) {
    if (stack === undefined || !changes(args) || openPlace(projectRoot, stack) === undefined) throw error;
    throw (await upFailure(async () => (await openLive({ stack })).target)) ?? error;
  }
}

/**
 * The stack that the arguments name, without the organization before it.
 *
 * @throws UserError where the project has none of that name; `pulumi stack …` is left to Pulumi, which makes new ones
 */
function stackOf(args: readonly string[]): string | undefined {
  const named = stackNamedBy(args);
  if (named === undefined || commandOf(args) === 'stack') return undefined;
  if (named !== '') return knownStack(projectRoot, named);
  throw new UserError(`which stack? Name one: ${knownStacks(projectRoot).join(', ')}`);
}
