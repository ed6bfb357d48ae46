import { relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { projectRoot } from '../../app/project.ts';
import { addDestination, openLive } from '../live/command.ts';
import { deploy } from '../live/deploy.ts';
import type { DestinationOptions } from '../live/destination.ts';
import { progress } from '../live/progress.ts';
import { statusTable } from '../live/status-table.ts';
import { jsonOption } from '../options.ts';
import { runner } from '../run.ts';
import { synthesizeInto } from '../synthesize-for.ts';

interface DeployOptions extends DestinationOptions {
  readonly out: string;
  readonly rollback: boolean;
  readonly forceConflicts?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export function register(program: Command): void {
  addDestination(program.command('deploy'))
    .description(
      'write the files of one target, deploy them with stock Docker or kubectl, and wait until every part runs; for those who do not use Pulumi',
    )
    .option('--out <folder>', 'the folder for the files', 'dist')
    .option('--no-rollback', 'kubernetes: leave a version that failed; on Docker, the swarm itself rolls it back')
    .option(
      '--force-conflicts',
      'kubernetes: take back what others have set since the last deploy (see `fairway drift`); on Docker, a deploy always does',
    )
    .option('--dry-run', 'write the files, look whether a deploy can go well, and only say what would be run')
    .addOption(jsonOption())
    .action(run);
}

async function run(options: DeployOptions): Promise<void> {
  const { application, target } = await openLive(options);
  const folder = await synthesizeInto(resolve(projectRoot, options.out), target.name, application);
  const { forceConflicts = false } = options;
  const plan = await target.planDeploy(relative(process.cwd(), folder) || '.', { forceConflicts });
  if (options.dryRun) {
    const lines = plan.steps.flatMap(({ title, commands }) => [
      `# ${title}`,
      ...commands.map(({ argv, input }) => [...argv, ...(input === undefined ? [] : [`<<< '${input}'`])].join(' ')),
    ]);
    console.log(options.json ? JSON.stringify(plan.steps, null, 2) : lines.join('\n'));
    return;
  }
  const names = plan.steps.flatMap(({ awaits }) => awaits);
  const removed = await deploy(runner, target, plan, { rollsBack: options.rollback, say: progress(names) });
  const statuses = await target.status();
  if (options.json) return console.log(JSON.stringify({ statuses, removed }, null, 2));
  const lines = [statusTable(statuses, new Date()), ...removed.map((what) => `removed: ${what}`)];
  console.log(lines.join('\n'));
}
