import type { Issue, Path } from '../errors/issue.ts';
import { show } from '../errors/show.ts';

const DEEPEST = 32;
const MOST = 500_000;
const MOST_ISSUES = 20;

/**
 * A copy of a config in which there is only plain data, so that what comes after can rely on it: no cycles, no
 * accessors that throw, no class instances, and not without end.
 *
 * @returns the copy, and what was left out of it
 */
export function toPlain(value: unknown): { readonly plain: unknown; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const ancestors = new Set<object>();
  let left = MOST;

  const copy = (original: unknown, path: Path): unknown => {
    left -= 1;
    if (left < 0 || typeof original !== 'object' || original === null) return original;
    const problem = ancestors.has(original)
      ? 'expected plain data, got an object that contains itself'
      : path.length > DEEPEST && `expected at most ${DEEPEST} levels of nesting, got more`;
    if (problem) return void issues.push({ path, message: problem });
    ancestors.add(original);
    try {
      return Array.isArray(original) ? copyList(original, path) : copyObject(original, path);
    } catch (error) {
      issues.push({ path, message: `expected plain data, got an object that can't be read (${reasonOf(error)})` });
    } finally {
      ancestors.delete(original);
    }
  };

  const copyList = (original: readonly unknown[], path: Path): unknown => {
    const { length } = original;
    if (length > left) return void (left = -1);
    return Array.from({ length }, (_, index) => copy(original[index], [...path, index]));
  };

  const copyObject = (original: object, path: Path): unknown => {
    const prototype: unknown = Object.getPrototypeOf(original);
    if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
      return void issues.push({ path, message: 'expected plain data, got an instance of a class' });
    }
    const entries = Object.entries(original).map(([key, entry]) => [key, copy(entry, [...path, key])] as const);
    if (Object.hasOwn(original, '__proto__')) {
      issues.push({ path: [...path, '__proto__'], message: "expected another key: this one is the language's own" });
    }
    return Object.fromEntries(entries);
  };

  const plain = copy(value, []);
  if (left < 0) return { plain, issues: [{ path: [], message: `expected at most ${MOST} values, got more` }] };
  return { plain, issues: issues.slice(0, MOST_ISSUES) };
}

function reasonOf(error: unknown): string {
  try {
    return show(String(error));
  } catch {
    return 'without a reason';
  }
}
