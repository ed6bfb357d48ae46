import type { Command } from 'commander';
import { UserError } from '../../../app/errors/user-error.ts';
import { jsonOption } from '../../options.ts';
import { addDestination, openLive } from '../command.ts';
import type { DestinationOptions } from '../destination.ts';
import { comparisonReport, showComparison } from './comparison-report.ts';
import { isDeployed } from './part.ts';
import type { Direction } from './show.ts';

/** Exit code where something differs; an error is 1. */
const DIFFERS = 2;

interface ComparisonOptions extends DestinationOptions {
  readonly json?: boolean;
}

/** Makes a command of one that compares the live application with what it should be. */
export function addComparison(command: Command, direction: Direction): void {
  addDestination(command)
    .addOption(jsonOption())
    .action(async (options: ComparisonOptions) => run(options, direction));
}

async function run(options: ComparisonOptions, direction: Direction): Promise<void> {
  const { application, target } = await openLive(options);
  const comparison = await target[direction]();
  if (direction === 'drift' && !isDeployed(comparison.after)) {
    throw new UserError(
      `nothing of ${application.name} is on ${target.place}: it was never deployed there, or removed as a whole`,
    );
  }
  const { name, place } = target;
  const report = comparisonReport(application, comparison, { direction, name, place });
  console.log(options.json ? JSON.stringify(report, null, 2) : showComparison(report, direction));
  if (report.parts.length > 0) process.exitCode = DIFFERS;
}
