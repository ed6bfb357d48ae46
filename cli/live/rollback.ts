import { UserError } from '../../app/errors/user-error.ts';
import type { Runner } from '../run.ts';
import { converge } from './converge.ts';
import { failureOf } from './deploy.ts';
import { SERVES_WITHIN } from './deploy-plan.ts';
import type { LiveTarget } from './live-target.ts';
import type { Say } from './progress.ts';
import type { Memory, Return } from './return.ts';
import { runPlanned } from './run-planned.ts';

/**
 * The workloads that return to the version before: the named ones, or all that the last deploy has changed.
 *
 * @throws UserError with everything that is wrong with that
 */
export function chooseReturns({ returns, lastChanged }: Memory, named: readonly string[]): readonly Return[] {
  const known = returns.map(({ name }) => name).sort();
  const possible =
    known.length === 0 ? 'no workload has a version to return to' : `a version to return to have ${known.join(', ')}`;
  const names = named.length > 0 ? named : lastChanged;
  if (names.length === 0) {
    throw new UserError(
      `which workload? No \`fairway deploy\` has noted which ones it changed; ${possible}: npx fairway rollback <workload>`,
    );
  }
  const missing = names.filter((name) => !known.includes(name));
  if (missing.length > 0) {
    throw new UserError(`nothing was rolled back: no version before is known of ${missing.join(', ')}; ${possible}`);
  }
  return returns.filter(({ name }) => names.includes(name));
}

/**
 * Returns workloads to the version before, and waits until it serves.
 *
 * @throws UserError with the reasons and the last log lines of what failed
 */
export async function rollback(run: Runner, target: LiveTarget, returns: readonly Return[], say: Say): Promise<void> {
  const names = returns.map(({ name }) => name);
  for (const { name, command } of returns) {
    say(name, 'returning to the version before');
    await runPlanned(run, command);
  }
  const failed = await converge(target, { names, timeoutSeconds: SERVES_WITHIN, say });
  if (failed.length > 0) throw await failureOf(target, failed, `the rollback on ${target.place} failed`);
}
