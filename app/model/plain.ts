import type { Issue, Path } from '../errors/issue.ts';
import { show } from '../errors/show.ts';

const DEEPEST = 32;
const MOST = 200_000;
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
  const path: (string | number)[] = [];
  let left = MOST;

  const refuse = (message: string, ...inside: Path): undefined => {
    issues.push({ path: [...path, ...inside], message });
  };

  const copy = (original: unknown): unknown => {
    left -= 1;
    // zod takes the length even of what isn't a text, and throws where that length is a symbol.
    if (typeof original === 'symbol') return refuse(`expected plain data, got ${show(original)}`);
    if (left < 0 || issues.length >= MOST_ISSUES || typeof original !== 'object' || original === null) return original;
    if (ancestors.has(original)) return refuse('expected plain data, got an object that contains itself');
    if (path.length > DEEPEST) return refuse(`expected at most ${DEEPEST} levels of nesting, got more`);
    const depth = path.length;
    ancestors.add(original);
    try {
      return Array.isArray(original) ? copyList(original) : copyObject(original);
    } catch (error) {
      path.length = depth;
      return refuse(`expected plain data, got an object that can't be read (${reasonOf(error)})`);
    } finally {
      ancestors.delete(original);
    }
  };

  const copyInside = (key: string | number, entry: unknown): unknown => {
    path.push(key);
    const copied = copy(entry);
    path.pop();
    return copied;
  };

  const copyList = (original: readonly unknown[]): unknown => {
    const { length } = original;
    if (length > left) return void (left = -1);
    return Array.from({ length }, (_, index) => copyInside(index, original[index]));
  };

  const copyObject = (original: object): unknown => {
    const prototype: unknown = Object.getPrototypeOf(original);
    if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
      return refuse('expected plain data, got an instance of a class');
    }
    if (Object.hasOwn(original, '__proto__'))
      refuse("expected another key: this one is the language's own", '__proto__');
    return Object.fromEntries(Object.entries(original).map(([key, entry]) => [key, copyInside(key, entry)]));
  };

  const plain = copy(value);
  if (left < 0) return { plain, issues: [{ path: [], message: `expected at most ${MOST} values, got more` }] };
  return { plain, issues };
}

function reasonOf(error: unknown): string {
  try {
    return show(String(error));
  } catch {
    return 'without a reason';
  }
}
