import { describe, expect, test } from '@jest/globals';
import { issuesOf } from '../support/issues.ts';

/** Workloads that wait for each other. */
const waiting = (order: Readonly<Record<string, readonly string[]>>) => ({
  name: 'shop',
  workloads: Object.fromEntries(
    Object.entries(order).map(([name, others]) => [
      name,
      { image: 'a:1', dependsOn: Object.fromEntries(others.map((other) => [other, 'started'])) },
    ]),
  ),
});

const circle = (path: string, names: string) =>
  `workloads.${path}.dependsOn: expected an order, got a circle: ${names}; remove one of these`;

describe('dependsOn', () => {
  test('may lead to the same workload on two ways', () => {
    expect(issuesOf(waiting({ a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }))).toEqual([]);
  });

  test('fails for itself', () => {
    expect(issuesOf(waiting({ a: ['a'] }))).toEqual([circle('a', 'a → a')]);
  });

  test('fails for a circle through others, once', () => {
    expect(issuesOf(waiting({ c: ['a'], a: ['b'], b: ['c'] }))).toEqual([circle('a', 'a → b → c → a')]);
  });

  test('fails for a circle at the end of a way, without the way', () => {
    expect(issuesOf(waiting({ a: ['x'], x: ['y'], y: ['x'] }))).toEqual([circle('x', 'x → y → x')]);
  });

  test('fails for each of two circles', () => {
    expect(issuesOf(waiting({ a: ['b'], b: ['a', 'c'], c: ['b'], d: ['d'] }))).toEqual([
      circle('a', 'a → b → a'),
      circle('b', 'b → c → b'),
      circle('d', 'd → d'),
    ]);
  });

  test('fails for a circle through a job', () => {
    expect(
      issuesOf({
        name: 'shop',
        workloads: { db: { image: 'a:1', dependsOn: { migrate: 'completed' } } },
        jobs: { migrate: { image: 'a:1', dependsOn: { db: 'started' } } },
      }),
    ).toEqual([circle('db', 'db → migrate → db')]);
  });

  test('may be as long as one likes', () => {
    const chain = Array.from({ length: 3000 }, (_, i) => [`w${i}`, i < 2999 ? [`w${i + 1}`] : []] as const);
    expect(issuesOf(waiting(Object.fromEntries(chain)))).toEqual([]);
  });
});
