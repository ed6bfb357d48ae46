import { UserError } from '../../app/errors/user-error.ts';
import { again } from '../again.ts';
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
  const passes = (error: unknown) =>
    error instanceof UserError && repeatsOn !== undefined && error.message.includes(repeatsOn);
  await again(() => run.capture(argv, { input }), { attempts: ATTEMPTS, pauseSeconds, passes });
}
