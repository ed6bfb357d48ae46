import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from '../../app/errors/user-error.ts';
import type { Runner } from '../run.ts';
import type { PlannedCommand } from './deploy-plan.ts';

/** How often a command is run at most. */
const ATTEMPTS = 5;

/**
 * Runs a command of a plan; one that failed because of a moment that passes is run again.
 *
 * @param pauseSeconds time between two attempts
 * @throws UserError where it fails for another reason, or each time
 */
export async function runPlanned(
  run: Pick<Runner, 'capture'>,
  { argv, input, repeatsOn }: PlannedCommand,
  pauseSeconds = 2,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await run.capture(argv, { input });
      return;
    } catch (error) {
      const passes = error instanceof UserError && repeatsOn !== undefined && error.message.includes(repeatsOn);
      if (!passes || attempt === ATTEMPTS) throw error;
      await sleep(pauseSeconds * 1000);
    }
  }
}
