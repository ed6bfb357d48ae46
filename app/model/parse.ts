import { toIssues } from '../errors/zod-issues.ts';
import type { Issue, Path } from '../errors/issue.ts';
import { nearestOf } from '../errors/suggest.ts';
import { applicationSchema, configSchema, type ParsedApplication } from '../schema/application.ts';
import { keysAt } from '../schema/walk.ts';
import { isRecord } from './merge.ts';

/**
 * Checks the shape and fills in defaults.
 *
 * Where the only problems are keys that nobody knows, the rest is parsed as it was meant: a misspelt key and a
 * reference to nowhere are then reported together.
 */
export function parse(input: unknown): { readonly parsed?: ParsedApplication; readonly issues: readonly Issue[] } {
  const first = applicationSchema.safeParse(input);
  if (first.success) return { parsed: first.data, issues: [] };
  const issues = toIssues(first.error, configSchema, input);
  const second = applicationSchema.safeParse(asMeant(input, issues));
  return second.success ? { parsed: second.data, issues } : { issues };
}

/** The input with each unknown key renamed to the known one that it nearly is, or left out. */
function asMeant(input: unknown, issues: readonly Issue[]): unknown {
  const wrong = new Set(issues.map(({ path }) => JSON.stringify(path)));
  const copy = (value: unknown, path: Path): unknown => {
    if (Array.isArray(value)) return value.map((entry, index) => copy(entry, [...path, index]));
    if (!isRecord(value)) return value;
    const entries = Object.entries(value).flatMap(([key, entry]) => {
      const at = [...path, key];
      const known = wrong.has(JSON.stringify(at)) ? keysAt(applicationSchema, path) : [];
      if (known.length === 0 || known.includes(key)) return [[key, copy(entry, at)] as const];
      const meant = nearestOf(key, known);
      return meant === undefined || Object.hasOwn(value, meant) ? [] : [[meant, copy(entry, at)] as const];
    });
    return Object.fromEntries(entries);
  };
  return copy(input, []);
}
