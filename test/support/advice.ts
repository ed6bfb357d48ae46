import { nothing, type Machine } from '../../app/advice/amount.ts';
import { assume } from '../../app/advice/assumptions.ts';
import type { Facts, Wanted } from '../../app/advice/facts.ts';
import { pricesSchema, type Prices } from '../../app/advice/prices.ts';
import type { Argument, Rule } from '../../app/advice/rule.ts';
import { situationOf } from '../../app/advice/situation.ts';
import { loadApplication } from '../../app/model/load.ts';
import { findDifferences } from '../../app/parity/find-differences.ts';

const GI = 2 ** 30;

/** A machine with so many cores and GiB free. */
export const machine = (cores: number, gib: number, name = 'box'): Machine => ({
  ...nothing,
  name,
  cpuMillis: cores * 1000,
  memoryBytes: gib * GI,
});

/** Prices that are easy to count with. */
export const prices: Prices = pricesSchema.parse({
  date: '2026-11-01',
  source: 'a test',
  currency: 'EUR',
  machines: { small: { cpu: '2', memory: '4Gi', monthly: 10 }, large: { cpu: '8', memory: '16Gi', monthly: 35 } },
  cluster: { controlPlane: 20, loadBalancer: 5, storagePerGi: 0.5 },
});

/** What is told beside the config. */
export interface Told extends Partial<Omit<Facts, 'application' | 'differences' | 'wanted'>> {
  readonly wanted?: Partial<Wanted>;
}

/** All facts about an application of which most is not said. */
export function factsOf(config: unknown, { wanted, ...rest }: Told = {}): Facts {
  const application = loadApplication(config);
  return {
    application,
    differences: {
      docker: findDifferences(application, 'docker'),
      kubernetes: findDifferences(application, 'kubernetes'),
    },
    wanted: { teams: 1, elsewhere: [], ...wanted },
    assumptions: assume(),
    growth: { cpu: 1, memory: 1 },
    ...rest,
  };
}

/** What one rule says about an application. */
export function argumentOf(rule: Rule, config: unknown, told?: Told): Argument | undefined {
  return rule.argue(situationOf(factsOf(config, told)));
}

/** An application of a web workload in front of a database. */
export const shop = {
  name: 'shop',
  workloads: {
    web: {
      image: 'web:1',
      ports: { http: 80 },
      routes: { main: { host: 'shop.test' } },
      connectsTo: ['db'],
      scale: { min: 2, max: 6 },
      resources: { requests: { cpu: '500m', memory: '512Mi' }, limits: { memory: '1Gi' } },
    },
    db: {
      image: 'db:1',
      ports: { sql: 5432 },
      volumes: { data: '/data' },
      resources: { requests: { cpu: '1', memory: '2Gi' } },
    },
  },
  volumes: { data: { size: '10Gi' } },
};
