import type { Issue, Path } from '../errors/issue.ts';
import { show } from '../errors/show.ts';

const DEEPEST = 32;

/**
 * A copy of a config in which there is only plain data, so that what comes after can rely on it: no cycles, no
 * accessors that throw, no class instances.
 *
 * @returns the copy, and what was left out of it
 */
export function toPlain(value: unknown): { readonly plain: unknown; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const copy = (original: unknown, path: Path): unknown => {
    if (typeof original !== 'object' || original === null) return original;
    if (path.length > DEEPEST) {
      issues.push({ path, message: `expected at most ${DEEPEST} levels of nesting, got more, or a cycle` });
      return undefined;
    }
    try {
      if (Array.isArray(original)) return original.map((entry, index) => copy(entry, [...path, index]));
      const prototype: unknown = Object.getPrototypeOf(original);
      if (prototype === null || Object.getPrototypeOf(prototype) === null) {
        return Object.fromEntries(Object.entries(original).map(([key, entry]) => [key, copy(entry, [...path, key])]));
      }
    } catch (error) {
      issues.push({ path, message: `expected plain data, got an object that can't be read (${show(String(error))})` });
      return undefined;
    }
    issues.push({ path, message: `expected plain data, got an instance of a class` });
    return undefined;
  };
  return { plain: copy(value, []), issues: issues.slice(0, 20) };
}
