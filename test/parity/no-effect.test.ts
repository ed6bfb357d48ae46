import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { loadApplication } from '../../app/model/load.ts';
import { mergePatch } from '../../app/model/merge.ts';
import { knownTargets, targets, type Target } from '../../app/model/target.ts';
import { withoutEffect, type Row } from '../../app/parity/row.ts';
import { rows } from '../../app/parity/rows.ts';
import { matches } from '../contract/key-pattern.ts';
import { synthesizeFor } from '../support/synthesize.ts';
import { ignored } from './ignored.ts';

const filesFor = (target: Target, config: unknown) => synthesizeFor(target, loadApplication(config));

/** The other one. */
const besides = (target: Target) => knownTargets.find((other) => other !== target)!;

const isIgnored = (key: string, target: Target) => ignored.some(([other, by]) => other === key && by === target);

/** Keys that a row says to be without effect on a target, and that aren't looked at here. */
const unproven = (all: readonly Row[]) =>
  all.flatMap((row) =>
    knownTargets.flatMap((target) =>
      row[target].provenBy === withoutEffect
        ? row.keys.filter((key) => !isIgnored(key, target)).map((key) => `${key} on ${target}`)
        : [],
    ),
  );

/** The paths at which two configs differ. */
function differences(one: unknown, other: unknown, path: readonly string[] = []): readonly string[] {
  if (isDeepStrictEqual(one, other)) return [];
  const [a, b] = [recordOf(one), recordOf(other)];
  const keys = a && b ? Object.keys({ ...a, ...b }) : [];
  // An empty record is something, too.
  if (keys.length === 0) return [path.join('.')];
  return keys.flatMap((key) => differences(a![key], b![key], [...path, key]));
}

/** What has keys of its own; none where there is nothing. */
const recordOf = (value: unknown = {}) =>
  typeof value === 'object' && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : undefined;

describe('a key that a target is said to ignore', () => {
  test('is looked at here, each that a row names', () => {
    expect(unproven(rows)).toEqual([]);
    const row = rows.find(({ docker }) => docker.provenBy === withoutEffect);
    expect(unproven([{ ...row!, keys: ['workloads.*.pets'] }])).toEqual(['workloads.*.pets on docker']);
  });

  test.each(ignored)('%s is all in which two configs differ, for %s', (key, _, one, other) => {
    const found = differences(one, other);
    expect(found).not.toEqual([]);
    expect(found.filter((path) => !matches(key, path))).toEqual([]);
  });

  test.each(ignored.filter(([, target]) => targets.includes(target)))(
    '%s changes nothing on %s',
    (_, target, one, other) => {
      expect(filesFor(target, other)).toEqual(filesFor(target, one));
    },
  );

  test.each(ignored.filter(([key, target]) => !isIgnored(key, besides(target)) && targets.includes(besides(target))))(
    '%s changes something beside %s',
    (_, target, one, other) => {
      // Without a route, a schedule and a certificate there is neither a proxy, nor a scheduler, nor who looks at that.
      const used = (config: object) =>
        mergePatch(config, {
          workloads: { front: { image: 'front:1', ports: { http: 80 }, routes: { main: { host: 'shop.test' } } } },
          jobs: { task: { image: 'task:1', command: ['run'], schedule: '0 3 * * *' } },
          tls: { certificate: { chain: 'CHAIN', privateKey: 'KEY' } },
          secrets: { CHAIN: {}, KEY: {} },
        });
      expect(filesFor(besides(target), used(other))).not.toEqual(filesFor(besides(target), used(one)));
    },
  );
});
