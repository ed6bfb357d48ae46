import type { Amount } from '../../../app/advice/amount.ts';
import { bytes } from '../../../app/schema/quantity.ts';

/** One line of `docker stats --format json`. */
interface StatsLine {
  readonly ID: string;
  readonly CPUPerc: string;
  readonly MemUsage: string;
}

/**
 * Reads the output of `docker stats --no-stream --format json`: what containers use, by their short ids.
 *
 * @see https://docs.docker.com/reference/cli/docker/container/stats/
 */
export function parseUsage(output: string): ReadonlyMap<string, Amount> {
  const lines = output.split('\n').filter((line) => line !== '');
  return new Map(
    lines.map((line) => {
      const { ID, CPUPerc, MemUsage } = JSON.parse(line) as StatsLine;
      return [ID.slice(0, 12), { cpuMillis: Number.parseFloat(CPUPerc) * 10, memoryBytes: memoryOf(MemUsage) }];
    }),
  );
}

/** `3.4MiB / 7.6GiB`: what is used of what there is. */
function memoryOf(usage: string): number {
  const [used = ''] = usage.split(' / ');
  return bytes(used.replace(/B$/, ''));
}
