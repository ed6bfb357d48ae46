import { styleText } from 'node:util';
import type { Finding } from '../app/parity/find-differences.ts';
import type { Severity } from '../app/parity/row.ts';

const SHOWN_PATHS = 3;

const colours = { info: 'gray', degraded: 'yellow', lost: 'red', refused: 'red' } as const satisfies Record<
  Severity,
  string
>;

/** Findings in full: how bad and where, what, and what to do. */
export function showFindings(findings: readonly Finding[]): string {
  const lines = findings.flatMap((finding) => {
    const { text, instead } = finding;
    return [headOf(finding), `            ${text}`, ...(instead === undefined ? [] : [`            → ${instead}`])];
  });
  return lines.join('\n');
}

/** Findings in a line each. */
export function listFindings(findings: readonly Finding[]): string {
  return findings.map((finding) => `${headOf(finding)}: ${finding.text}`).join('\n');
}

/** How bad it is and where: the first places, and how many there are. */
function headOf({ severity, paths }: Finding): string {
  const more = paths.length > SHOWN_PATHS ? ` and ${paths.length - SHOWN_PATHS} more` : '';
  return `  ${styleText(colours[severity], severity.padEnd(8))}  ${paths.slice(0, SHOWN_PATHS).join(', ')}${more}`;
}

/** How many findings there are of each severity: `2 lost, 1 degraded`. */
export function countFindings(findings: readonly Finding[]): string {
  const counts = Map.groupBy(findings, ({ severity }) => severity);
  return [...counts].map(([severity, found]) => `${found.length} ${severity}`).join(', ') || 'nothing';
}
