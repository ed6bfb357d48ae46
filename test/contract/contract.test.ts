import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import projectConfig from '../../app/config.ts';
import { loadApplication } from '../../app/model/load.ts';
import { rows } from '../../app/parity/rows.ts';
import { applicationSchema } from '../../app/schema/application.ts';
import { allKeys } from '../../app/schema/walk.ts';
import { examples } from '../support/examples.ts';
import { isRunnable } from '../support/runnable.ts';
import { repeated } from '../support/repeated.ts';
import { application } from './fake/application.ts';
import { faults } from './fake/faults.ts';
import { FakeSubject, type Faults } from './fake/subject.ts';
import { applicable } from './applicability.ts';
import type { Contract } from './contract.ts';
import { contracts } from './index.ts';
import { judge } from './judge.ts';
import { matches } from './key-pattern.ts';
import { programs } from './programs.ts';

/** Those that ask a program of their own over the network: for them there is no adapter to get wrong. */
const general = contracts.filter((contract) => !programs.includes(contract));

beforeEach(() => void jest.useFakeTimers({ now: Date.UTC(2026, 0, 1, 0, 10) }));
afterEach(() => void jest.useRealTimers());

/** What a contract says of the application for tests, however long it looks. */
async function said(contract: Contract, wrong: Faults = {}): Promise<string> {
  const subject = new FakeSubject(wrong);
  const looking = contract.check(subject).then(
    (observations) => ({ target: 'docker', observations }),
    (error: Error) => ({ target: 'docker', observations: [], error }),
  );
  await jest.advanceTimersByTimeAsync(1_000_000);
  try {
    judge(contract, [await looking]);
    return 'it holds';
  } catch (error) {
    return (error as Error).message;
  }
}

describe('the contract', () => {
  test('has a name for each of its sentences', () => {
    expect(repeated(contracts.map(({ name }) => name))).toEqual([]);
  });

  test('names keys of the model', () => {
    const known = ['workloads', 'jobs', ...allKeys(applicationSchema)];
    const unknown = contracts
      .flatMap(({ keys, unlessLost }) => [...keys, ...(unlessLost === undefined ? [] : [unlessLost])])
      .filter((key) => !known.includes(key));
    expect(unknown).toEqual([]);
  });

  test('says in all its general sentences something about an application that has everything', () => {
    expect(applicable(general, application)).toEqual(general);
  });

  test('says in each of its sentences something about the sample, or an example that can run here', async () => {
    const runnable = (await examples()).map((example) => example.application).filter(isRunnable);
    const said = [loadApplication(projectConfig), ...runnable].flatMap((one) => applicable(contracts, one));
    expect(contracts.filter((contract) => !said.includes(contract)).map(({ name }) => name)).toEqual([]);
    expect(runnable.length).toBeGreaterThanOrEqual(5);
  });

  test('is held by an example that can run here, where a workload and a job keep a capability', async () => {
    const keeping = (await examples()).filter((example) =>
      [example.application.workloads, example.application.jobs].every((containers) =>
        containers.some(({ security }) => security.capabilities.length > 0),
      ),
    );
    expect(keeping.map(({ application: one }) => isRunnable(one))).toContain(true);
  });

  test('names a key of each row of the parity that it holds', () => {
    const held = rows.flatMap(({ keys, heldBy }) => (heldBy?.tests ?? []).map((name) => ({ keys, name })));
    const strangers = held.filter(({ keys, name }) => {
      const own = contracts.find((one) => one.name === name)?.keys ?? [];
      return !keys.some((key) => own.some((pattern) => matches(pattern, key) || matches(key, pattern)));
    });
    expect(held.length).toBeGreaterThan(20);
    expect(strangers).toEqual([]);
  });

  test.each(general)('holds of a target that does what it should: $name', async (contract) => {
    expect(await said(contract)).toBe('it holds');
  });

  test.each(faults)('is broken by a target $that', async ({ wrong, breaks }) => {
    for (const [name, key] of Object.entries(breaks)) {
      const contract = contracts.find((one) => one.name === name)!;
      expect(await said(contract, wrong)).toMatch(
        new RegExp(`^docker: it does not hold that [^]*\n  ${key.replaceAll('.', '\\.')}\n    on docker: `),
      );
    }
  });

  test('can be broken in each of its general sentences', () => {
    const breakable = faults.flatMap(({ breaks }) => Object.keys(breaks));
    expect(general.map(({ name }) => name).filter((name) => !breakable.includes(name))).toEqual([]);
  });
});

test('a pattern means a key and those below it', () => {
  expect(matches('workloads.*.env', 'workloads.db.env.PGDATA')).toBe(true);
  expect(matches('workloads.*.env', 'workloads.db')).toBe(false);
  expect(matches('workloads.*.env', 'jobs.db.env')).toBe(false);
});
