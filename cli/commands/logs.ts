import type { Command } from 'commander';
import { UserError } from '../../app/errors/user-error.ts';
import { addDestination, openLive } from '../live/command.ts';
import type { DestinationOptions } from '../live/destination.ts';
import { runner } from '../run.ts';

interface LogsOptions extends DestinationOptions {
  readonly follow?: boolean;
  readonly tail: string;
}

export function register(program: Command): void {
  addDestination(program.command('logs'))
    .description('print what all replicas of a workload, or the runs of a job, have written')
    .argument('<name>', 'the workload or job')
    .option('-f, --follow', 'go on with what they write from now on; Ctrl-C ends it')
    .option('-n, --tail <lines>', 'as many of the last lines of each replica, or "all"', '100')
    .action(logs);
}

async function logs(name: string, { follow = false, tail, ...options }: LogsOptions): Promise<void> {
  const { application, target } = await openLive(options);
  const known = [...application.workloads, ...application.jobs].map((container) => container.name);
  if (!known.includes(name)) throw new UserError(`expected ${known.join(', ')}, got "${name}"`);
  if (!/^(\d+|all)$/.test(tail)) throw new UserError(`--tail: expected a number of lines or "all", got "${tail}"`);
  await runner.stream(target.logsCommand(name, { follow, tail }), { endsByInterrupt: true });
}
