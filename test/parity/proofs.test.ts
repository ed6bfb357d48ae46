import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { targets, type Target } from '../../app/model/target.ts';
import { rows } from '../../app/parity/rows.ts';
import { proof, type Proof, type Row } from '../../app/parity/row.ts';
import { projectRoot } from '../../app/project.ts';
import { testNamesIn } from '../support/test-names.ts';

const namesByFile = new Map<string, readonly string[]>();

function namesIn(file: string): readonly string[] {
  const path = join(projectRoot, file);
  if (!namesByFile.has(file)) namesByFile.set(file, existsSync(path) ? testNamesIn(path) : []);
  return namesByFile.get(file)!;
}

/** The tests that a proof names and that aren't there. */
const missing = ({ file, tests }: Proof) =>
  tests.filter((name) => !namesIn(file).includes(name)).map((name) => `${file}: ${name}`);

const unproven = (all: readonly Row[]) =>
  all.flatMap((row) => [
    ...targets.flatMap((target) => missing(row[target].provenBy)),
    ...(row.heldBy === undefined ? [] : missing(row.heldBy)),
  ]);

describe('the proofs of the rows', () => {
  test('are tests that are there, under these names', () => {
    expect(unproven(rows)).toEqual([]);
  });

  test('fail where a test has another name, or its file is gone', () => {
    const [row] = rows as readonly [Row];
    const [target] = targets as readonly [Target];
    const withProof = (provenBy: Proof): Row => ({ ...row, [target]: { ...row[target], provenBy } });
    const file = 'test/parity/proofs.test.ts';
    expect(unproven([withProof(proof(file, 'are tests that are there, under these names'))])).toEqual([]);
    expect(unproven([withProof(proof(file, 'holds')), withProof(proof('test/gone.test.ts', 'holds'))])).toEqual([
      `${file}: holds`,
      'test/gone.test.ts: holds',
    ]);
  });
});

describe('the names of tests in a file', () => {
  test('are those of tests, tables, contracts and steps, but of nothing that is skipped', () => {
    const folder = mkdtempSync(join(tmpdir(), 'fairway-names-'));
    const file = join(folder, 'a.ts');
    const lines = [
      "describe('a', () => { test('runs', () => {}); it(`runs, too`, () => {}); });",
      "test.each([[1]])('runs with %s', () => {});",
      "test.skip('is skipped', () => {}); test.todo('is to be written'); test('has no body');",
      "test.skip.each([[1]])('is skipped with %s', () => {}); xtest('is off', () => {});",
      "const contracts = [{ name: 'holds', check: () => {} }, { name: 'happens', async run() {} }, { name: 'is data' }];",
      "const fault = { id: 'a', name: 'befalls', act: async () => {} };",
    ];
    writeFileSync(file, lines.join('\n'));
    expect(testNamesIn(file)).toEqual(['runs', 'runs, too', 'runs with %s', 'holds', 'happens', 'befalls']);
    rmSync(folder, { recursive: true });
  });
});
