import { UserError } from '../../app/errors/user-error.ts';
import type { Runner } from '../run.ts';
import { converge } from './converge.ts';
import type { DeployPlan, DeployStep } from './deploy-plan.ts';
import { showFailures } from './failure.ts';
import type { LiveTarget } from './live-target.ts';
import type { Say } from './progress.ts';
import type { Rollout } from './rollout.ts';
import { runPlanned } from './run-planned.ts';

export interface DeployOptions {
  /** Whether workloads whose new version failed return to the one before, where the target doesn't do it by itself. */
  readonly rollsBack: boolean;
  readonly say: Say;
}

/**
 * Deploys as planned, step by step, and waits until every part is done.
 *
 * @returns what was removed because nothing needs it any more
 * @throws UserError with the reasons and the last log lines of what failed
 */
export async function deploy(
  run: Runner,
  target: LiveTarget,
  plan: DeployPlan,
  { rollsBack, say }: DeployOptions,
): Promise<readonly string[]> {
  const { timeoutSeconds } = plan;
  for (const step of plan.steps) {
    await take(run, step, say);
    const failed = await converge(target, { names: step.awaits, timeoutSeconds, say });
    if (failed.length === 0) continue;
    const error = await failureOf(target, failed, `the deploy to ${target.place} failed`);
    const outcome = { failed: failed.map(({ name }) => name), rollsBack };
    const { returning } = await target.finishDeploy(plan, outcome);
    for (const name of returning) say(name, 'returning to the version before');
    const stuck = await converge(target, { names: returning, timeoutSeconds, say });
    const returned = returning.filter((name) => stuck.every((rollout) => rollout.name !== name));
    throw returned.length === 0
      ? error
      : new UserError(`${error.message}\n\nreturned to the version before: ${returned.join(', ')}`);
  }
  return (await target.finishDeploy(plan, { failed: [], rollsBack })).removed;
}

/** What a person reads when parts of an application have failed. */
export async function failureOf(target: LiveTarget, failed: readonly Rollout[], what: string): Promise<UserError> {
  const failures = await target.failures(failed.map(({ name }) => name));
  const summary = failed.map(({ name, text }) => `  ${name}: ${text}`).join('\n');
  return new UserError(
    [`${what}:`, summary, ...(failures.length === 0 ? [] : ['', showFailures(failures)])].join('\n'),
  );
}

async function take(run: Runner, { title, commands }: DeployStep, say: Say): Promise<void> {
  say('', title);
  try {
    for (const command of commands) await runPlanned(run, command);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(`the deploy stopped here: ${title}\n${error.message}`);
  }
}
