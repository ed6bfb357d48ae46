import { UserError } from '../../app/errors/user-error.ts';
import { describeError } from '../../cli/describe-error.ts';
import { stages } from './stages.ts';

/**
 * Runs the stage that is named.
 *
 * @throws UserError that says what to give to the run
 */
async function main([name = '', ...args]: readonly string[]): Promise<void> {
  const stage = stages[name];
  if (stage === undefined) {
    const known = Object.keys(stages).join(', ');
    throw new UserError(`expected one of ${known}, got "${name}": npm run test:e2e -- ${Object.keys(stages)[0]}`);
  }
  await stage(args);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${describeError(error)}\n`);
  process.exitCode = 1;
}
