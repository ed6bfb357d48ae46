import { UserError } from '../../app/errors/user-error.ts';
import { projectRoot } from '../../app/project.ts';
import { runner } from '../run.ts';
import { knownStack } from './known-stacks.ts';
import { refuseMissingPassphrase } from './passphrase.ts';
import { StackConfig } from './stack-config.ts';

/**
 * The settings of a stack of this project.
 *
 * @throws UserError where there is none, or they can't be decrypted
 */
export function openStack(stack: string): StackConfig {
  if (!/^[\w.-]+$/.test(stack)) throw new UserError(`${JSON.stringify(stack)} can't be the name of a stack`);
  knownStack(projectRoot, stack);
  refuseMissingPassphrase(projectRoot, process.env, stack);
  return new StackConfig(runner, projectRoot, stack);
}
