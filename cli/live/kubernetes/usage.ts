import { sum, type Amount } from '../../../app/advice/amount.ts';
import { quantityOf } from './quantity.ts';

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
      sum(
        containers.map(({ usage }) => ({
          cpuMillis: quantityOf(usage.cpu) * 1000,
          memoryBytes: quantityOf(usage.memory),
        })),
      ),
    ]),
  );
}
