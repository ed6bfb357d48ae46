import { UserError } from '../app/errors/user-error.ts';
import { isLoss, type Finding } from '../app/parity/find-differences.ts';

/**
 * Stops where a target loses something that the config asks for.
 *
 * @throws UserError with what is lost
 */
export function refuseLosses(findings: readonly Finding[]): void {
  const losses = findings.filter(isLoss);
  if (losses.length === 0) return;
  const lines = losses.map(
    ({ target, severity, paths, text }) => `  ${target}  ${severity}  ${paths.join(', ')}: ${text}`,
  );
  throw new UserError(`--strict: a target doesn't give what the config asks for\n${lines.join('\n')}`);
}
