import type { Command } from 'commander';
import { UserError } from '../../../app/errors/user-error.ts';
import { jsonOption } from '../../options.ts';
import { addDestination, openLive } from '../command.ts';
import type { DestinationOptions } from '../destination.ts';
import { compare, type PartChange } from './compare.ts';
import { disclosing } from './disclose.ts';
import { isDeployed } from './part.ts';
import { showChanges, type Direction } from './show.ts';

/** Exit code where something differs; an error is 1. */
const DIFFERS = 2;

/** What `--json` prints. */
export interface ComparisonReport {
  readonly target: string;
  /** Where the application is: `Docker at ssh://deploy@vps.example.com`. */
  readonly place: string;
  /** The parts that differ, by name; none where nothing does. */
  readonly parts: readonly PartChange[];
  /** What a person should know of how they were compared. */
  readonly notes: readonly string[];
}

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
  const { before, after, notes } = await target[direction]();
  if (direction === 'drift' && !isDeployed(after)) {
    throw new UserError(
      `nothing of ${application.name} is on ${target.place}: it was never deployed there, or removed as a whole`,
    );
  }
  const parts = compare(before, after, disclosing(application));
  const report: ComparisonReport = { target: target.name, place: target.place, parts, notes };
  console.log(options.json ? JSON.stringify(report, null, 2) : describe(report, direction));
  if (parts.length > 0) process.exitCode = DIFFERS;
}

const NOTHING = {
  preview: (place: string) => `a deploy would change nothing on ${place}`,
  drift: (place: string) => `nothing has changed on ${place} since the last deploy`,
};

const SOMETHING = {
  preview: (place: string) => `a deploy would change on ${place}:`,
  drift: (place: string) => `changed on ${place} since the last deploy, and not by it:`,
};

function describe({ place, parts, notes }: ComparisonReport, direction: Direction): string {
  const found =
    parts.length === 0 ? [NOTHING[direction](place)] : [SOMETHING[direction](place), showChanges(parts, direction)];
  return [...found, ...notes.map((note) => `note: ${note}`)].join('\n');
}
