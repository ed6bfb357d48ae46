import type { z } from 'zod';
import { keysAt } from '../schema/walk.ts';
import type { Issue, Path } from './issue.ts';
import { show } from './show.ts';
import { didYouMean } from './suggest.ts';

type ZodIssue = z.core.$ZodIssue;

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

/** What zod found wrong, in the reader's terms: paths, what was expected, what was found, and the nearest known key. */
export function toIssues(error: z.ZodError, schema: z.ZodType, input: unknown): readonly Issue[] {
  return unique(error.issues.flatMap((issue) => convert(issue, [], { schema, input })));
}

interface Source {
  readonly schema: z.ZodType;
  readonly input: unknown;
}

function convert(issue: ZodIssue, parent: Path, source: Source): readonly Issue[] {
  const path = [...parent, ...(issue.path as Path)];
  const found = valueAt(source.input, path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey([...path, key], source));
    case 'invalid_key':
      return [{ path, message: `expected as key ${phrase(issue.issues[0])}, got ${show(path.at(-1))}` }];
    case 'invalid_union':
      return convertUnion(issue, path, source);
    default:
      return [{ path, message: `expected ${phrase(issue)}, got ${show(found)}` }];
  }
}

function unknownKey(path: Path, { schema }: Source): Issue {
  const known = keysAt(schema, path.slice(0, -1));
  const key = String(path.at(-1));
  const hint = known.includes(key)
    ? `expected not together with the keys beside it; choose one`
    : `unknown key${didYouMean(key, known) || `; known: ${known.join(', ')}`}`;
  return { path, message: hint };
}

/** Of the alternatives of a union, the one that the value was meant to be: the fewest complaints about its inside. */
function convertUnion(issue: z.core.$ZodIssueInvalidUnion, path: Path, source: Source): readonly Issue[] {
  const found = valueAt(source.input, path);
  const branches = flatten(issue);
  const meant = branches.filter((issues) => !issues.some(isOtherKind));
  if (meant.length === 0 || typeof found !== 'object' || found === null) {
    const phrases = [
      ...new Set(branches.flatMap((issues) => issues.filter(({ path: inside }) => inside.length === 0).map(phrase))),
    ];
    const objects = phrases.filter((text) => text === kinds['object']);
    const leaves = phrases.filter((text) => !objects.includes(text));
    const keys = keysAt(source.schema, path);
    const all = [...leaves, ...(objects.length > 0 && keys.length > 0 ? [`an object with ${keys.join(', ')}`] : [])];
    return [{ path, message: `expected ${all.join(', or ') || 'another value'}, got ${show(found)}` }];
  }
  const fewest = Math.min(...meant.map((issues) => issues.length));
  const best = meant.filter((issues) => issues.length === fewest);
  if (best.length === 1) return best[0]!.flatMap((inner) => convert(inner, path, source));
  const unknown = best[0]!.filter(({ code }) => code === 'unrecognized_keys');
  if (unknown.length > 0) return unknown.flatMap((inner) => convert(inner, path, source));
  const missing = [...new Set(best.flatMap((issues) => issues.map(({ path: inside }) => String(inside[0]))))];
  return [{ path, message: `expected one of the keys ${missing.join(', ')}, got ${show(found)} without them` }];
}

/** The branches of a union, with those of unions inside it that have no message of their own. */
function flatten(issue: z.core.$ZodIssueInvalidUnion): readonly (readonly ZodIssue[])[] {
  return issue.errors.flatMap((branch) => {
    const [only] = branch;
    const isUnion = branch.length === 1 && only?.code === 'invalid_union' && only.path.length === 0;
    return isUnion && !hasOwnMessage(only) ? flatten(only) : [branch];
  });
}

const isOtherKind = ({ path, code }: ZodIssue) =>
  path.length === 0 && (code === 'invalid_type' || code === 'invalid_union');

/** The schemas' own messages are what they expect; zod's begin with "Invalid". */
const hasOwnMessage = (issue: ZodIssue) => !/^(?:Invalid|Unrecognized|Too )/.test(issue.message);

function phrase(issue: ZodIssue | undefined): string {
  if (issue === undefined) return 'another value';
  if (hasOwnMessage(issue)) return issue.message;
  return issue.code === 'invalid_type' ? (kinds[issue.expected] ?? issue.expected) : 'another value';
}

function valueAt(input: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    return (value as Record<string | number, unknown>)[key];
  }, input);
}

function unique(issues: readonly Issue[]): readonly Issue[] {
  const seen = new Set<string>();
  return issues.filter(({ path, message }) => {
    const key = JSON.stringify([path, message]);
    return !seen.has(key) && seen.add(key);
  });
}
