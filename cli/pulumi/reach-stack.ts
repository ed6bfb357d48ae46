import { destinationOf, type Destination } from '../live/destination.ts';
import { MissingProgramError, type Runner } from '../run.ts';
import { entryOf } from '../targets.ts';
import { isEncrypted } from './cli.ts';
import { commandOf } from './command-of.ts';

/** Commands of Pulumi that ask the target, or change it. */
const REACHING = ['preview', 'pre', 'up', 'update', 'destroy', 'down', 'refresh'];

/** Settings that say where the target is. */
const PLACE = ['fairway:host', 'fairway:kubeContext', 'fairway:kubeconfig'];

/**
 * Where the target of a stack is, as docker or kubectl can be told: nothing where only the passphrase opens that, or where
 * the settings hold a whole kubeconfig, of which kubectl takes the path.
 */
export function openPlace(root: string, stack: string): Destination | undefined {
  if (PLACE.some((setting) => isEncrypted(root, stack, setting))) return undefined;
  const destination = destinationOf({ stack }, root);
  return destination.kubeconfig?.includes('\n') === true ? undefined : destination;
}

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
  if (stack === undefined || !REACHING.includes(commandOf(args))) return;
  const destination = openPlace(root, stack);
  if (destination === undefined) return;
  try {
    await entryOf(destination.target).reach(run, destination);
  } catch (error) {
    if (!(error instanceof MissingProgramError)) throw error;
  }
}
