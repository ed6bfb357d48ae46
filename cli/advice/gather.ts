import { advise } from '../../app/advice/advise.ts';
import type { Machine } from '../../app/advice/amount.ts';
import { assume, listAssumptions } from '../../app/advice/assumptions.ts';
import type { Facts } from '../../app/advice/facts.ts';
import { findFlips } from '../../app/advice/flips.ts';
import type { Verdict } from '../../app/advice/verdict.ts';
import { UserError } from '../../app/errors/user-error.ts';
import { didYouMeanOneOf } from '../../app/errors/suggest.ts';
import type { Application } from '../../app/model/application.ts';
import { findDifferences } from '../../app/parity/find-differences.ts';
import type { NextStep } from '../next-steps.ts';
import type { Runner } from '../run.ts';
import type { Explained } from './explained.ts';
import { readCluster } from './read-cluster.ts';
import { readHost } from './read-host.ts';
import { readPrices } from './read-prices.ts';

/** What the command line says of wishes and capacity. */
export interface AdviceOptions {
  readonly availability?: number;
  readonly load?: { readonly min: number; readonly max: number };
  readonly operationsHours?: number;
  readonly teams?: number;
  readonly elsewhere?: readonly string[];
  readonly prices?: string;
  readonly hostCapacity?: Machine;
  readonly nodes?: readonly Machine[];
  readonly host?: string;
  readonly context?: string;
}

const DAY = 24 * 3600 * 1000;

/**
 * Gathers all facts about an application, and what follows from them.
 *
 * @param today the day from which the age of prices is counted
 * @throws UserError where a file can't be used, or a host or cluster doesn't answer
 */
export async function gather(
  application: Application,
  options: AdviceOptions,
  run: Runner,
  today: Date,
): Promise<Explained> {
  const { elsewhere = [], teams = 1, availability, load, operationsHours } = options;
  refuseUnknown(application, elsewhere);
  const priceFile = readPrices(options.prices);
  const namespace = application.targets.kubernetes.namespace ?? application.name;
  const facts: Facts = {
    application,
    differences: {
      docker: findDifferences(application, 'docker'),
      kubernetes: findDifferences(application, 'kubernetes'),
    },
    wanted: { availability, load, operationsHours, teams, elsewhere },
    host: options.host === undefined ? options.hostCapacity : await readHost(run, options.host, application.name),
    nodes: options.context === undefined ? options.nodes : await readCluster(run, options.context, namespace),
    prices: priceFile?.prices,
    assumptions: assume(priceFile?.prices.assumptions),
    growth: { cpu: 1, memory: 1 },
  };
  const advice = advise(facts);
  return {
    advice,
    flips: findFlips(advice, facts),
    assumptions: listAssumptions(priceFile?.prices.assumptions ?? {}, priceFile?.path ?? ''),
    priceFile,
    pricesAge: priceFile === undefined ? 0 : Math.floor((today.getTime() - Date.parse(priceFile.prices.date)) / DAY),
    next: nextFor(advice.recommendation, options),
  };
}

function refuseUnknown({ workloads }: Application, names: readonly string[]): void {
  const known = workloads.map(({ name }) => name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  const lines = unknown.map((name) => `--elsewhere: expected a workload, got "${name}"${didYouMeanOneOf(name, known)}`);
  throw new UserError(lines.join('\n'));
}

function nextFor(verdict: Verdict, { host = 'ssh://deploy@HOST' }: AdviceOptions): readonly NextStep[] {
  if (verdict === 'neither') {
    return [
      { command: 'npx fairway parity', why: 'says what each target makes differently, and what it refuses' },
      { command: 'npx fairway advise', why: 'once what stands above is changed' },
    ];
  }
  const first =
    verdict === 'docker'
      ? { command: `npx fairway doctor --host ${host}`, why: 'looks whether the host has what it takes' }
      : { command: 'npx fairway parity --target kubernetes', why: 'says what the cluster makes differently' };
  return [first, { command: `npm run preview ${verdict}`, why: 'shows what a deploy would do; `npm run up` does it' }];
}
