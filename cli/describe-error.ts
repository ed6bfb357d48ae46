import { ConfigError } from '../app/errors/config-error.ts';
import { UserError } from '../app/errors/user-error.ts';

/** What a person reads when a command fails: a mistake without a stack, a bug with it. */
export function describeError(error: unknown): string {
  if (error instanceof ConfigError) {
    const { length } = error.issues;
    return `app/config.ts can't be used, ${length === 1 ? 'one problem' : `${length} problems`}:\n\n${error.message}`;
  }
  if (error instanceof UserError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
