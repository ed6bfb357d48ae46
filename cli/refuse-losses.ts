import { UserError } from '../app/errors/user-error.ts';
import { isLoss, type Finding } from '../app/parity/find-differences.ts';
import { showPlace } from './show-findings.ts';

/**
 * Stops where a target loses something that the config asks for.
 *
 * @throws UserError with what is lost
 */
export function refuseLosses(findings: readonly Finding[]): void {
  const losses = findings.filter(isLoss);
  if (losses.length === 0) return;
  const lines = losses.flatMap(({ target, severity, places, text }) => [
    `  ${target}  ${severity}  ${text}`,
    ...places.map((place) => `    ${showPlace(place)}`),
  ]);
  throw new UserError(`--strict: a target doesn't give what the config asks for\n${lines.join('\n')}`);
}
