import type { Command } from 'commander';
import { UserError } from '../../../app/errors/user-error.ts';
import { jsonOption } from '../../options.ts';
import { addDestination, openLive, type Live } from '../command.ts';
import type { DestinationOptions } from '../destination.ts';
import { comparisonReport, showComparison } from './comparison-report.ts';
import { openPreview } from './open-preview.ts';
import { isDeployed, type Comparison } from './part.ts';
import { secretNotes } from './secret-notes.ts';
import type { Direction } from './show.ts';

/** Exit code where something differs; an error is 1. */
const DIFFERS = 2;

interface ComparisonOptions extends DestinationOptions {
  readonly json?: boolean;
}

interface Compared {
  readonly live: Live;
  readonly comparison: Comparison;
}

/** Makes a command of one that compares the live application with what it should be. */
export function addComparison(command: Command, direction: Direction): void {
  addDestination(command)
    .addOption(jsonOption())
    .action(async (options: ComparisonOptions) => run(options, direction));
}

const comparisons: Readonly<Record<Direction, (options: DestinationOptions) => Promise<Compared>>> = {
  preview: async (options) => {
    const live = await openPreview(options);
    const comparison = await live.target.preview();
    const notes = secretNotes(live.application, comparison.after, live.secrets);
    return { live, comparison: { ...comparison, notes: [...comparison.notes, ...notes] } };
  },
  drift: async (options) => {
    const live = await openLive(options);
    const comparison = await live.target.drift();
    if (isDeployed(comparison.after)) return { live, comparison };
    throw new UserError(
      `nothing of ${live.application.name} is on ${live.target.place}: it was never deployed there, or removed as a whole`,
    );
  },
};

async function run(options: ComparisonOptions, direction: Direction): Promise<void> {
  const { live, comparison } = await comparisons[direction](options);
  const { application, target } = live;
  const { name, place } = target;
  const report = comparisonReport(application, comparison, { direction, name, place });
  console.log(options.json ? JSON.stringify(report, null, 2) : showComparison(report, direction));
  if (report.parts.length > 0) process.exitCode = DIFFERS;
}
