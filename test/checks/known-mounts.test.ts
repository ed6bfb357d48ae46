import { describe, expect, test } from '@jest/globals';
import { issuesOf } from '../support/issues.ts';
import { volume, withJob, withWeb } from '../support/small.ts';

describe.each([
  { noun: 'volume', mounts: 'volumes', declarations: 'volumes', declaration: volume },
  { noun: 'config', mounts: 'files', declarations: 'configs', declaration: { content: 'hello' } },
])('a mounted $noun', ({ noun, mounts, declarations, declaration }) => {
  test('may be a declared one', () => {
    const rest = { [declarations]: { data: declaration } };
    expect(issuesOf(withWeb({ [mounts]: { data: '/data' } }, rest))).toEqual([]);
    expect(issuesOf(withJob({ [mounts]: { data: '/data' } }, rest))).toEqual([]);
  });

  test('fails where it is not declared, with the nearest one', () => {
    const rest = { [declarations]: { data: declaration } };
    expect(issuesOf(withWeb({ [mounts]: { data: '/data', dta: '/dta' } }, rest))).toEqual([
      `workloads.web.${mounts}.dta: expected a declared ${noun}, got "dta"; did you mean "data"?`,
    ]);
  });

  test('fails where nothing is declared', () => {
    expect(issuesOf(withJob({ [mounts]: { data: '/data' } }))).toEqual([
      `jobs.migrate.${mounts}.data: expected a declared ${noun}, got "data"; none is declared`,
    ]);
  });

  test('fails where nothing mounts it', () => {
    expect(issuesOf(withWeb({}, { [declarations]: { data: declaration } }))).toEqual([
      `${declarations}.data: expected a ${noun} that something mounts; add it to ${mounts} of a workload or remove it`,
    ]);
  });
});
