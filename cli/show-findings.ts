import { styleText } from 'node:util';
import type { Finding } from '../app/parity/find-differences.ts';
import type { Severity } from '../app/parity/row.ts';

const colours = { info: 'gray', degraded: 'yellow', lost: 'red', refused: 'red' } as const satisfies Record<
  Severity,
  string
>;

/** Findings as lines: how bad and where, what, and what to do. */
export function showFindings(findings: readonly Finding[]): string {
  return findings.map(showFinding).join('\n');
}

function showFinding({ severity, paths, text, instead }: Finding): string {
  const head = `  ${styleText(colours[severity], severity.padEnd(8))}  ${paths.join(', ')}`;
  return [head, `            ${text}`, ...(instead === undefined ? [] : [`            → ${instead}`])].join('\n');
}

/** How many findings there are of each severity: `2 lost, 1 degraded`. */
export function countFindings(findings: readonly Finding[]): string {
  const counts = Map.groupBy(findings, ({ severity }) => severity);
  return [...counts].map(([severity, found]) => `${found.length} ${severity}`).join(', ') || 'nothing';
}
