import { styleText } from 'node:util';
import type { Finding } from '../app/parity/find-differences.ts';
import type { Place, Severity } from '../app/parity/row.ts';

const SHOWN_PLACES = 3;

const colours = { info: 'gray', degraded: 'yellow', lost: 'red', refused: 'red' } as const satisfies Record<
  Severity,
  string
>;

/** Findings in full: how bad, what, where and what it comes to there, and what to do. */
export function showFindings(findings: readonly Finding[]): string {
  const lines = findings.flatMap(({ severity, places, text, instead }) => [
    `  ${styleText(colours[severity], severity.padEnd(8))}  ${text}`,
    ...places.map((place) => `            ${showPlace(place)}`),
    ...(instead === undefined ? [] : [`            → ${instead}`]),
  ]);
  return lines.join('\n');
}

/** What a target makes differently of an application: how much, and what matters in a line each. */
export function summarizeFindings(findings: readonly Finding[], title: string): string {
  const shown = findings.filter(({ severity }) => severity !== 'info');
  return [`On ${title}: ${countFindings(findings)}`, ...shown.map(lineOf)].join('\n');
}

/** How many findings there are of each severity: `2 lost, 1 degraded`. */
export function countFindings(findings: readonly Finding[]): string {
  const counts = Map.groupBy(findings, ({ severity }) => severity);
  return [...counts].map(([severity, found]) => `${found.length} ${severity}`).join(', ') || 'nothing';
}

/** A path, and what it comes to there: `workloads.api.scale.max: fixed at 2, not 2 to 6`. */
export function showPlace({ path, detail }: Place): string {
  return detail === undefined ? path : `${path}: ${detail}`;
}

/** How bad it is and where: the first places, how many there are, and what it means. */
function lineOf({ severity, places, text }: Finding): string {
  const first = places
    .slice(0, SHOWN_PLACES)
    .map(({ path, detail }) => path + (detail === undefined ? '' : ` (${detail})`));
  const more = places.length > SHOWN_PLACES ? ` and ${places.length - SHOWN_PLACES} more` : '';
  return `  ${styleText(colours[severity], severity.padEnd(8))}  ${first.join(', ')}${more}: ${text}`;
}
