import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { loadApplication } from '../../app/model/load.ts';
import { targets } from '../../app/model/target.ts';
import { recordOf } from '../support/record.ts';
import { synthesizeFor } from '../support/synthesize.ts';
import { applications, gaps } from './vocabulary/index.ts';

const readFile = (path: string) => `content of ${path}\n`;

describe.each(applications)('$name', ({ name, config, gaps: missing }) => {
  test('can be said', () => {
    const application = loadApplication(config, { readFile });
    expect(application.workloads.map((workload) => workload.name)).toEqual(Object.keys(config.workloads).sort());
  });

  test.each(targets)('runs on %s', (target) => {
    const record = recordOf(loadApplication(config, { readFile }));
    const application = loadApplication(config, { readFile, record });
    expect(synthesizeFor(target, application).length).toBeGreaterThan(0);
  });

  test('names its source, and what could not be said', () => {
    const text = readFileSync(new URL(`vocabulary/${name}.ts`, import.meta.url), 'utf8');
    expect(text).toMatch(/^\/\*\*\n \* .*\n \*\n \* @see https:\/\/github\.com\/[\w.-]+\/[\w.-]+\n \*\/\n/);
    expect(missing.every((gap) => gap.length > 10)).toBe(true);
  });
});

test('the vocabulary was tried on a dozen applications, and on what it cannot say', () => {
  expect(applications.length).toBeGreaterThanOrEqual(12);
  expect(gaps.length).toBeGreaterThan(0);
  expect(new Set(gaps).size).toBe(gaps.length);
});
