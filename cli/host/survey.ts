import type { Runner } from '../run.ts';
import type { Connection } from '../ssh/connection.ts';
import { parseFacts, survey as script, type Facts } from './facts.ts';
import { runOn } from './remote.ts';
import type { Step, Verdict, Wanted } from './step.ts';
import { steps } from './steps/index.ts';

/** A step with what came of it on a host. */
export interface Finding extends Verdict {
  readonly name: string;
}

/** Looks at a host, over one connection; nothing is changed. */
export async function lookAt(run: Runner, connection: Connection): Promise<Facts> {
  return parseFacts(await runOn(run, connection, script));
}

/** Judges a host by every step. */
export function judge(facts: Facts, wanted: Wanted, list: readonly Step[] = steps): readonly Finding[] {
  return list.map(({ name, judge }) => ({ name, ...judge(facts, wanted) }));
}
