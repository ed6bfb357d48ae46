import { UserError } from '../../app/errors/user-error.ts';
import { settingNames } from '../pulumi/cli.ts';
import { openStack } from '../pulumi/open-stack.ts';
import { SECRETS } from '../pulumi/settings.ts';
import { fromStack } from './source.ts';
import { versionsOf } from './version.ts';

/** What can be told here of the secrets in a stack's settings. */
export interface StackVersions {
  /** Versions of their values, by name: those that `pulumi up` gives to the target. */
  readonly versions: Readonly<Record<string, string>>;
  /** Why they can't be told. @default - they can, or the stack has no secrets */
  readonly unread?: string | undefined;
}

/**
 * The versions of the secrets in a stack's settings. A stack without any isn't opened.
 *
 * @param open how its settings are opened. @default - by Pulumi's CLI, with the passphrase
 */
export async function stackVersions(
  root: string,
  stack: string,
  open: (stack: string) => Parameters<typeof fromStack>[0] = openStack,
): Promise<StackVersions> {
  if (!settingNames(root, stack).some((name) => name.startsWith(SECRETS))) return { versions: {} };
  try {
    const { values, key } = await fromStack(open(stack));
    return { versions: versionsOf(values, key) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { versions: {}, unread: gist(error.message) };
  }
}

/** The sentence of a message that says what is wrong: Pulumi's CLI marks its own. */
function gist(message: string): string {
  const lines = message.split('\n');
  const [sentence = ''] = (lines.find((line) => line.startsWith('error: ')) ?? lines[0]!).split('. ');
  return sentence.replace(/^error: /, '');
}
