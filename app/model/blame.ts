import type { Issue, Path } from '../errors/issue.ts';
import { isRecord } from './merge.ts';

/** An environment, its changes, and what they are merged into. */
interface Variant {
  readonly environment: string;
  readonly patch: unknown;
  readonly base: unknown;
}

/**
 * What an environment brings about, at the place where it was typed: in the environment's changes, or in the base,
 * where the message names the environment. What is wrong without the environment too is left to the base.
 */
export function blame(found: readonly Issue[], withoutIt: readonly Issue[], variant: Variant): readonly Issue[] {
  const { environment, patch, base } = variant;
  const known = new Set(withoutIt.map(keyOf));
  return found.flatMap((issue) => {
    const { depth, value } = follow(patch, issue.path);
    const isSetHere = depth === issue.path.length && !isRecord(value);
    if (known.has(keyOf(issue)) && !isSetHere) return [];
    if (depth === issue.path.length || depth > follow(base, issue.path).depth) {
      return [{ ...issue, path: ['environments', environment, ...issue.path] }];
    }
    return [{ ...issue, message: `${issue.message} (in the environment "${environment}")` }];
  });
}

/** How far a path leads into data, and what is there. */
function follow(data: unknown, path: Path): { readonly depth: number; readonly value: unknown } {
  let value = data;
  for (const [depth, key] of path.entries()) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return { depth, value };
    value = (value as Readonly<Record<string | number, unknown>>)[key];
  }
  return { depth: path.length, value };
}

const keyOf = ({ path, message }: Issue) => JSON.stringify([path, message]);
