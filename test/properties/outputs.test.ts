import { describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { loadApplication } from '../../app/model/load.ts';
import { parse } from '../../app/model/parse.ts';
import { arbitraryApplication, arbitraryConfig } from '../support/arbitrary-application.ts';
import { byPath } from '../support/golden.ts';
import { loadRecorded } from '../support/record.ts';
import { reordered } from '../support/reordered.ts';
import { runs } from '../support/runs.ts';
import { synthesize } from '../support/synthesize.ts';

jest.setTimeout(120_000);

/** Enough to meet the odd cases in time: each run draws others. */
const LOADS = runs(50);
/** Fewer, because a synth takes longer. */
const SYNTHS = runs(10);

describe('any application', () => {
  test('is the same when it is loaded from what parsing made of it', () => {
    fc.assert(
      fc.property(arbitraryApplication, (config) => {
        const { parsed, issues } = parse(config);
        expect(issues).toEqual([]);
        expect(parse(parsed).parsed).toEqual(parsed);
        expect(loadApplication(parsed)).toEqual(loadApplication(config));
      }),
      LOADS,
    );
  });

  test('gives the same files in whatever order its keys are written, and however often', () => {
    fc.assert(
      fc.property(arbitraryApplication, fc.integer(), (config, seed) => {
        const application = loadRecorded(config);
        const shuffled = loadRecorded(reordered(config, seed));
        expect(shuffled).toEqual(application);
        expect(byPath(synthesize(shuffled))).toEqual(byPath(synthesize(application)));
      }),
      SYNTHS,
    );
  });

  test('can be used in each of its environments', () => {
    fc.assert(
      fc.property(arbitraryConfig, (config) => {
        for (const environment of [undefined, 'dev', 'prod']) {
          expect(loadApplication(config, { environment }).environment).toBe(environment);
        }
        expect({ ...loadApplication(config, { environment: 'dev' }), environment: undefined }).toEqual(
          loadApplication(config),
        );
      }),
      LOADS,
    );
  });
});
