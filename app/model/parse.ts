import { toIssues } from '../errors/zod-issues.ts';
import type { Issue, Path } from '../errors/issue.ts';
import { applicationSchema, type ParsedApplication } from '../schema/application.ts';
import { isRecord } from './merge.ts';

/**
 * Checks the shape and fills in defaults.
 *
 * Where the only problems are keys that nobody knows, the rest is parsed without them: a misspelt key and a reference
 * to nowhere are then reported together.
 */
export function parse(input: unknown): { readonly parsed?: ParsedApplication; readonly issues: readonly Issue[] } {
  const first = applicationSchema.safeParse(input);
  if (first.success) return { parsed: first.data, issues: [] };
  const issues = toIssues(first.error, applicationSchema, input);
  const second = applicationSchema.safeParse(
    without(
      input,
      issues.map(({ path }) => path),
    ),
  );
  return second.success ? { parsed: second.data, issues } : { issues };
}

/** Plain data without what stands at the given paths; names of things stay, so that references to them still hold. */
function without(input: unknown, paths: readonly Path[]): unknown {
  if (!isRecord(input) || paths.length === 0) return input;
  const entries = Object.entries(input).flatMap(([key, value]) => {
    const inside = paths.filter(([first]) => first === key).map(([, ...rest]) => rest);
    if (inside.some((path) => path.length === 0)) return [];
    return [[key, inside.length === 0 ? value : without(value, inside)] as const];
  });
  return Object.fromEntries(entries);
}
