import { sum, type Amount } from '../../../app/advice/amount.ts';

/** The part of the metrics API's answer that is read here. */
export interface PodMetricsList {
  readonly items: readonly {
    readonly metadata: { readonly name: string };
    readonly containers: readonly { readonly usage: { readonly cpu: string; readonly memory: string } }[];
  }[];
}

/**
 * What pods use now, by their names.
 *
 * @see https://kubernetes.io/docs/tasks/debug/debug-cluster/resource-metrics-pipeline/
 */
export function usageOf({ items }: PodMetricsList): ReadonlyMap<string, Amount> {
  return new Map(
    items.map(({ metadata, containers }) => [
      metadata.name,
      sum(containers.map(({ usage }) => ({ cpuMillis: amount(usage.cpu) * 1000, memoryBytes: amount(usage.memory) }))),
    ]),
  );
}

const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
};

/** A quantity as the cluster writes it, finer than a config may be: `1304770n` cores, `19244Ki` bytes. */
function amount(quantity: string): number {
  const [, number = '0', unit = ''] = /^([\d.]+)([a-zA-Z]*)$/.exec(quantity) ?? [];
  return Number(number) * (UNITS[unit] ?? Number.NaN);
}
