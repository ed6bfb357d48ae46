import { UserError } from '../app/errors/user-error.ts';
import type { Target } from '../app/model/target.ts';
import { docker } from './docker/entry.ts';
import { kubernetes } from './kubernetes/entry.ts';
import type { TargetEntry } from './target-entry.ts';

const entries: Readonly<Partial<Record<Target, TargetEntry>>> = {
  docker,
  kubernetes,
};

/**
 * What the command line knows of a target.
 *
 * @throws UserError where the project has dropped it
 */
export function entryOf(target: Target): TargetEntry {
  const entry = entries[target];
  if (entry !== undefined) return entry;
  throw new UserError(`this project has no target ${target}, only ${Object.keys(entries).join(', ')}`);
}
