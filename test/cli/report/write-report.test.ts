import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { MARK } from '../../../cli/report/page.ts';
import { writeReport } from '../../../cli/report/write-report.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fairway-report-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

describe('writing a report', () => {
  test('makes a file, and writes over an older report', () => {
    const file = join(folder, 'report.html');
    writeReport(file, `one ${MARK}`);
    writeReport(file, `two ${MARK}`);
    expect(readFileSync(file, 'utf8')).toContain('two');
  });

  test('fails for a file of somebody else, and leaves it', () => {
    const file = join(folder, 'thesis.html');
    writeFileSync(file, 'mine');
    expect(() => writeReport(file, MARK)).toThrow('is no report of Fairway');
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  test('fails with the way out where it can not write', () => {
    expect(() => writeReport(join(folder, 'none/report.html'), MARK)).toThrow(/can't be written: .*--out/);
    expect(() => writeReport(folder, MARK)).toThrow("can't be written");
  });
});
