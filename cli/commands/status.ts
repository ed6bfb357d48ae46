import type { Command } from 'commander';
import { UserError } from '../../app/errors/user-error.ts';
import { addDestination, openLive } from '../live/command.ts';
import type { DestinationOptions } from '../live/destination.ts';
import { statusTable } from '../live/status-table.ts';
import { isFine } from '../live/workload-status.ts';
import { jsonOption } from '../options.ts';

interface StatusOptions extends DestinationOptions {
  readonly json?: boolean;
}

export function register(program: Command): void {
  addDestination(program.command('status'))
    .description('say how every part of the live application is; exit code 1 where one is not as wanted')
    .addOption(jsonOption())
    .action(status);
}

async function status(options: StatusOptions): Promise<void> {
  const { target } = await openLive(options);
  const statuses = await target.status();
  console.log(options.json ? JSON.stringify(statuses, null, 2) : statusTable(statuses, new Date()));
  const unwell = statuses.filter((one) => !isFine(one)).map(({ name, health }) => `${name} (${health})`);
  if (unwell.length > 0) throw new UserError(`not as wanted: ${unwell.join(', ')}`);
}
