import type { Issue } from '../errors/issue.ts';
import { containersOf } from '../model/images.ts';
import { containersWithPaths, type Check } from './check.ts';

/** Nothing waits for itself, not even through others. Each circle is reported once, at its first name. */
export const dependencyCycles: Check = (application) => {
  const all = containersOf(application);
  const next = (name: string) => (Object.hasOwn(all, name) ? Object.keys(all[name]!.dependsOn) : []);
  const done = new Set<string>();
  const issues: Issue[] = [];
  const visit = (name: string, trail: readonly string[]): void => {
    const start = trail.indexOf(name);
    if (start >= 0) {
      const circle = [...trail.slice(start), name];
      const [first = name] = circle;
      const path = containersWithPaths(application).find((container) => container.name === first)?.path ?? [];
      issues.push({
        path: [...path, 'dependsOn'],
        message: `expected an order, got a circle: ${circle.join(' → ')}; remove one of these`,
      });
      return;
    }
    if (done.has(name)) return;
    next(name).forEach((other) => visit(other, [...trail, name]));
    done.add(name);
  };
  Object.keys(all)
    .sort()
    .forEach((name) => visit(name, []));
  return issues;
};
