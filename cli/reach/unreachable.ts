import { UserError } from '../../app/errors/user-error.ts';

/**
 * What a person reads where something doesn't answer: what, what to do, and what was answered instead.
 *
 * @param advice nothing where the answer has to speak for itself
 */
export function unreachable(what: string, advice: string | undefined, answer: string): UserError {
  const why = advice === undefined ? '' : `: ${advice}`;
  return new UserError(`${what} can't be reached${why}\nthe answer was:\n${answer.trim().replace(/^/gm, '  ')}`);
}
