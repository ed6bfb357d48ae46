import type { Command } from 'commander';
import { addDestination, openLive } from '../live/command.ts';
import type { DestinationOptions } from '../live/destination.ts';
import { progress } from '../live/progress.ts';
import type { Return } from '../live/return.ts';
import { chooseReturns, rollback } from '../live/rollback.ts';
import { shortVersion, statusTable } from '../live/status-table.ts';
import { dryRunOption, jsonOption } from '../options.ts';
import { runner } from '../run.ts';

interface RollbackOptions extends DestinationOptions {
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export function register(program: Command): void {
  addDestination(program.command('rollback'))
    .description('return workloads to the image and configuration before; a second time returns to the newer ones')
    .argument('[workloads...]', 'which ones; by default all that the last `fairway deploy` has changed')
    .addOption(dryRunOption())
    .addOption(jsonOption())
    .action(run);
}

async function run(named: readonly string[], options: RollbackOptions): Promise<void> {
  const { target } = await openLive(options);
  const returns = chooseReturns(await target.memory(), named);
  if (options.dryRun) {
    console.log(options.json ? JSON.stringify(returns, null, 2) : returns.map(show).join('\n'));
    return;
  }
  const names = returns.map(({ name }) => name);
  await rollback(runner, target, returns, progress(names));
  const statuses = await target.status();
  if (options.json) return console.log(JSON.stringify({ statuses, returned: names }, null, 2));
  const next = `app/config.ts still describes the newer version: the next deploy brings it back for ${names.join(', ')}`;
  console.log([statusTable(statuses, new Date()), next].join('\n'));
}

function show({ name, from, to, command }: Return): string {
  const images =
    from.image === to.image
      ? `${shortVersion(to)}, other configuration`
      : `${shortVersion(from)} → ${shortVersion(to)}`;
  return `# ${name}: ${images}\n${command.argv.join(' ')}`;
}
