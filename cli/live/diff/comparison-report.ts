import type { Application } from '../../../app/model/application.ts';
import type { Target } from '../../../app/model/target.ts';
import { findDifferences, type Finding } from '../../../app/parity/find-differences.ts';
import { summarizeFindings } from '../../show-findings.ts';
import { entryOf } from '../../targets.ts';
import { compare, type PartChange } from './compare.ts';
import { disclosing } from './disclose.ts';
import type { Comparison } from './part.ts';
import { showChanges, type Direction } from './show.ts';

/** What `--json` prints. */
export interface ComparisonReport {
  readonly target: Target;
  /** Where the application is: `Docker at ssh://deploy@vps.example.com`. */
  readonly place: string;
  /** The parts that differ, by name; none where nothing does. */
  readonly parts: readonly PartChange[];
  /** What a person should know of how they were compared. */
  readonly notes: readonly string[];
  /** What the target makes differently of app/config.ts: of a preview only. */
  readonly findings?: readonly Finding[] | undefined;
}

/** What differs between two states of an application, and before a deploy what its target makes differently of it. */
export function comparisonReport(
  application: Application,
  { before, after, notes }: Comparison,
  { direction, name, place }: { readonly direction: Direction; readonly name: Target; readonly place: string },
): ComparisonReport {
  return {
    target: name,
    place,
    parts: compare(before, after, disclosing(application)),
    notes,
    findings: direction === 'preview' ? findDifferences(application, name) : undefined,
  };
}

const NOTHING = {
  preview: (place: string) => `a deploy would change nothing on ${place}`,
  drift: (place: string) => `nothing has changed on ${place} since the last deploy`,
};

const SOMETHING = {
  preview: (place: string) => `a deploy would change on ${place}:`,
  drift: (place: string) => `changed on ${place} since the last deploy, and not by it:`,
};

/** The same for a person. */
export function showComparison(report: ComparisonReport, direction: Direction): string {
  const { target, place, parts, notes, findings } = report;
  const found =
    parts.length === 0 ? [NOTHING[direction](place)] : [SOMETHING[direction](place), showChanges(parts, direction)];
  const differences =
    findings === undefined
      ? []
      : [
          '\nWhat the target makes of app/config.ts differently (all of it: npx fairway parity):',
          summarizeFindings(findings, entryOf(target).title),
        ];
  return [...found, ...notes.map((note) => `note: ${note}`), ...differences].join('\n');
}
