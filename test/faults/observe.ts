import { setTimeout as sleep } from 'node:timers/promises';
import { describeLoad, summarize, type LoadSummary } from '../load/summary.ts';
import { startLoad, type LoadReport } from '../load/load.ts';
import type { LoadTarget } from '../load/target.ts';
import type { Bounds } from './fault.ts';

/** How long clients are there before and after, in milliseconds. */
const BEFORE = 2500;
const AFTER = 2500;

/** What was seen of a fault. */
export interface Observation {
  readonly load: LoadSummary;
  /** The same by kind of client, as lines of text. */
  readonly lines: readonly string[];
  /** How long the fault took until the application was well again, in seconds. */
  readonly seconds: number;
  /** What was seen beside the load. */
  readonly remark: string;
}

/**
 * Puts a site under load, lets something happen, and tells what clients have seen of it.
 *
 * @throws what `act` throws, with what clients have seen until then
 */
export async function observe(target: LoadTarget, act: () => Promise<string>): Promise<Observation> {
  const load = startLoad(target);
  let report: LoadReport | undefined;
  try {
    await sleep(BEFORE);
    const before = summarize(load.report());
    if (before.failed > 0) throw new Error(`requests failed before anything happened: ${before.errors.join('; ')}`);
    const started = performance.now();
    const remark = await act();
    const seconds = (performance.now() - started) / 1000;
    await sleep(AFTER);
    report = await load.stop();
    return { load: summarize(report), lines: describeLoad(report), seconds, remark };
  } catch (error) {
    report ??= await load.stop();
    const seen = [...describeLoad(report), ...summarize(report).errors].join('\n');
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${seen}`, { cause: error });
  }
}

/** What of an observation is out of bounds, as sentences. */
export function excesses({ load }: Pick<Observation, 'load'>, bounds: Bounds): readonly string[] {
  const { longestGapSeconds, requests, cutOff } = load;
  const { failed, gapSeconds } = bounds;
  const counted = load.failed - Math.min(cutOff, bounds.cutOff ?? 0);
  const seen = `${load.failed} of ${requests} requests failed (${cutOff} streams were cut off)`;
  return [
    ...(failed === undefined || counted <= failed
      ? []
      : [`${seen}, at most ${allowance(bounds)} may: ${load.errors.join('; ')}`]),
    ...(longestGapSeconds <= gapSeconds
      ? []
      : [`clients waited for ${longestGapSeconds.toFixed(1)} s, at most ${gapSeconds} s are allowed`]),
  ];
}

/** How many requests may fail, as text: `5 and 8 streams`. */
export const allowance = ({ failed, cutOff = 0 }: Bounds) =>
  failed === undefined ? 'any' : `${failed}${cutOff === 0 ? '' : ` and ${cutOff} streams`}`;
