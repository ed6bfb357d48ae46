import { destinationOf } from '../live/destination.ts';
import { MissingProgramError, type Runner } from '../run.ts';
import { entryOf } from '../targets.ts';
import { isEncrypted } from './cli.ts';
import { commandOf } from './command-of.ts';

/** Commands of Pulumi that ask the target, or change it. */
const REACHING = ['preview', 'pre', 'up', 'update', 'destroy', 'down', 'refresh'];

/** Settings that say where the target is. */
const PLACE = ['fairway:host', 'fairway:kubeContext', 'fairway:kubeconfig'];

/**
 * Whether docker or kubectl can be told where the target of a stack is: not where only the passphrase opens that, nor
 * where the settings hold a whole kubeconfig, of which kubectl takes the path.
 */
export const isOpen = (root: string, stack: string): boolean =>
  !PLACE.some((setting) => isEncrypted(root, stack, setting)) &&
  destinationOf({ stack }, root).kubeconfig?.includes('\n') !== true;

/**
 * Makes sure that the target of a stack answers before Pulumi asks it: a provider that reaches nobody may take
 * everything for gone.
 *
 * Nothing is done for other commands, where only Pulumi can tell where the target is, and on a machine without docker or
 * kubectl, which Pulumi doesn't need.
 *
 * @throws UserError with what is wrong with the settings, or with what they lead to
 */
export async function reachStack(run: Runner, root: string, args: readonly string[], stack: string | undefined) {
  if (stack === undefined || !REACHING.includes(commandOf(args)) || !isOpen(root, stack)) return;
  const destination = destinationOf({ stack }, root);
  try {
    await entryOf(destination.target).reach(run, destination);
  } catch (error) {
    if (!(error instanceof MissingProgramError)) throw error;
  }
}
