import { UserError } from '../../app/errors/user-error.ts';
import { failureOf } from '../live/deploy.ts';
import type { LiveTarget } from '../live/live-target.ts';
import { commandOf } from './command-of.ts';

/** Commands of Pulumi that change what is deployed. */
const CHANGING = ['up', 'update'];

/** Whether Pulumi is to change what is deployed, rather than to show it. */
export const changes = (args: readonly string[]) => CHANGING.includes(commandOf(args));

/**
 * What Pulumi doesn't say of an `up` that failed: why parts don't run, and what they wrote last.
 *
 * @param open finds the target
 * @returns nothing where every part runs, so that it failed for another reason, and where the target can't be asked
 */
export async function upFailure(open: () => Promise<LiveTarget>): Promise<UserError | undefined> {
  try {
    const target = await open();
    const failed = (await target.rollouts()).filter(({ state }) => state !== 'done');
    return failed.length === 0 ? undefined : await failureOf(target, failed, `on ${target.place}`);
  } catch (error) {
    // What Pulumi has said is the reason, not that a program is missing here or that nobody answers.
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
