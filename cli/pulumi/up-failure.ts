import { UserError } from '../../app/errors/user-error.ts';
import { failureOf } from '../live/deploy.ts';
import type { LiveTarget } from '../live/live-target.ts';

/** Commands of Pulumi that change what is deployed. */
const CHANGING = ['up', 'update'];

/** Whether Pulumi is to change what is deployed, rather than to show it. */
export const changes = (args: readonly string[]) => args.some((arg) => CHANGING.includes(arg));

/**
 * What Pulumi doesn't say of an `up` that failed: why parts don't run, and what they wrote last.
 *
 * @returns nothing where every part runs, so that it failed for another reason, and where the target doesn't answer
 */
export async function upFailure(target: LiveTarget): Promise<UserError | undefined> {
  try {
    const failed = (await target.rollouts()).filter(({ state }) => state !== 'done');
    return failed.length === 0 ? undefined : await failureOf(target, failed, `on ${target.place}`);
  } catch (error) {
    // Pulumi has said already that there is no answer.
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
