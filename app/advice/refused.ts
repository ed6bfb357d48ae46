import type { Finding } from '../parity/find-differences.ts';

/** Keys that a setting of a deploy gives as well, so that the application itself can stay as it is. */
const SETTINGS: readonly string[] = ['registry'];

/** What of an application a target can't run, whatever a deploy is told. */
export function refusedOf(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(
    ({ severity, places }) => severity === 'refused' && !places.every(({ path }) => SETTINGS.includes(path)),
  );
}

/** What to change so that a target takes the application. */
export const remedyOf = (findings: readonly Finding[]) =>
  findings
    .map(({ places, instead }) => `${places.map(({ path }) => path).join(', ')}${instead ? `: ${instead}` : ''}`)
    .join('; ');
