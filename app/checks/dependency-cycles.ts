import type { Issue } from '../errors/issue.ts';
import { containersWithPaths, type Check } from './check.ts';

/** Nothing waits for itself, not even through others. Each circle is reported once, where the search enters it. */
export const dependencyCycles: Check = (application) => {
  const all = new Map(containersWithPaths(application).map((entry) => [entry.name, entry]));
  const enter = (name: string) => ({ name, waitsFor: Object.keys(all.get(name)!.container.dependsOn).sort() });
  const done = new Set<string>();
  const issues: Issue[] = [];

  for (const start of [...all.keys()].sort()) {
    const trail = [enter(start)];
    const onTrail = new Set([start]);
    while (trail.length > 0) {
      const { name, waitsFor } = trail.at(-1)!;
      const next = done.has(name) ? undefined : waitsFor.shift();
      if (next === undefined) {
        done.add(name);
        onTrail.delete(name);
        trail.pop();
      } else if (onTrail.has(next)) {
        const names = trail.map((entry) => entry.name);
        issues.push(circle(all.get(next)!.path, [...names.slice(names.indexOf(next)), next]));
      } else if (all.has(next) && !done.has(next)) {
        trail.push(enter(next));
        onTrail.add(next);
      }
    }
  }
  return issues;
};

const circle = (path: Issue['path'], names: readonly string[]): Issue => ({
  path: [...path, 'dependsOn'],
  message: `expected an order, got a circle: ${names.join(' → ')}; remove one of these`,
});
