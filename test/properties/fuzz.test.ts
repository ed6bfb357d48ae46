import { describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import config from '../../app/config.ts';
import { ConfigError } from '../../app/errors/config-error.ts';
import { formatIssue } from '../../app/errors/issue.ts';
import type { Application } from '../../app/model/application.ts';
import { loadApplication } from '../../app/model/load.ts';
import { arbitraryApplication, arbitraryConfig } from '../support/arbitrary-application.ts';
import { synthesize } from '../support/synthesize.ts';
import { mutated } from '../support/mutated.ts';
import { runs } from '../support/runs.ts';
import { oddKey, oddValue } from '../support/odd.ts';

/** Far more than any answer needs, on a machine that is busy with something else. */
const PATIENCE = 10_000;

jest.setTimeout(120_000);

/** What comes of a config: a model or a ConfigError. Anything else is thrown on. */
function outcomeOf(input: unknown): Application | ConfigError {
  const started = performance.now();
  try {
    return loadApplication(input);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error;
  } finally {
    expect(performance.now() - started).toBeLessThan(PATIENCE);
  }
}

/** A ConfigError says something, and each thing on a line of its own. */
function expectLines({ issues }: ConfigError): void {
  expect(issues.length).toBeGreaterThan(0);
  expect(issues.map(formatIssue).filter((line) => line === '' || /[\n\r]/.test(line))).toEqual([]);
}

describe('whatever is given instead of an application', () => {
  test('is refused with lines that say why', () => {
    fc.assert(
      fc.property(oddValue, (make) => {
        const outcome = outcomeOf(make());
        expect(outcome).toBeInstanceOf(ConfigError);
        expectLines(outcome as ConfigError);
      }),
      runs(200),
    );
  });

  test('is refused under any key of an application', () => {
    const odd = fc.dictionary(oddKey, oddValue, { maxKeys: 3 });
    const input = fc.record(
      { name: odd, registry: odd, tls: odd, workloads: odd, jobs: odd, volumes: odd, targets: odd, environments: odd },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(input, (given) => {
        const made = Object.entries(given).map(([key, entries]) => [
          key,
          Object.fromEntries(Object.entries(entries).map(([name, make]) => [name, make()])),
        ]);
        const outcome = outcomeOf({ name: 'shop', workloads: {}, ...Object.fromEntries(made) });
        if (outcome instanceof ConfigError) expectLines(outcome);
      }),
      runs(100),
    );
  });
});

describe('an application with something odd in it', () => {
  const base = fc.oneof(arbitraryConfig, arbitraryApplication, fc.constant(config));

  test('is a model, or refused with lines that say why', () => {
    fc.assert(
      fc.property(mutated(base), (make) => {
        const outcome = outcomeOf(make());
        if (outcome instanceof ConfigError) expectLines(outcome);
      }),
      runs(150),
    );
  });

  test('runs on both targets if it is a model, or is refused by one of them', () => {
    fc.assert(
      fc.property(mutated(base), (make) => {
        const outcome = outcomeOf(make());
        fc.pre(!(outcome instanceof ConfigError));
        try {
          expect(synthesize(outcome)).not.toEqual([]);
        } catch (error) {
          if (!(error instanceof ConfigError)) throw error;
          expectLines(error);
        }
      }),
      runs(10),
    );
  });
});
