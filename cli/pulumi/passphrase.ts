import { join } from 'node:path';
import { UserError } from '../../app/errors/user-error.ts';
import type { Environment } from './cli.ts';
import { newProviderOf, opensSecrets, stackNamedBy } from './command-of.ts';
import { knownStacks } from './known-stacks.ts';
import { readYaml } from './read-yaml.ts';

/**
 * Makes sure that Pulumi can encrypt and decrypt what a command is about: it would ask for the passphrase, or fail late.
 *
 * @throws UserError where a passphrase is needed and none is given
 */
export function refusePassphraseMissingFor(root: string, env: Environment, args: readonly string[]): void {
  if (opensSecrets(args)) refuse(env, needsPassphrase(root, env, stackNamedBy(args), newProviderOf(args)));
}

/**
 * Makes sure that the stack's secrets can be decrypted.
 *
 * @throws UserError where a passphrase is needed and none is given
 */
export function refuseMissingPassphrase(root: string, env: Environment, stack: string): void {
  refuse(env, needsPassphrase(root, env, stack, undefined));
}

function refuse(env: Environment, isNeeded: boolean): void {
  if (env['PULUMI_CONFIG_PASSPHRASE'] !== undefined || env['PULUMI_CONFIG_PASSPHRASE_FILE'] !== undefined) return;
  if (!isNeeded) return;
  throw new UserError(
    "PULUMI_CONFIG_PASSPHRASE is not set: it encrypts the stack's secrets. Choose one, keep it where the team keeps its " +
      'passwords, and set it: export PULUMI_CONFIG_PASSPHRASE=…, or PULUMI_CONFIG_PASSPHRASE_FILE=<file>',
  );
}

/** Pulumi's word for: as the place of the state has it. */
const DEFAULT = 'default';

/**
 * Whether a passphrase encrypts a stack's secrets.
 *
 * @param stack none is the selected one, which only Pulumi knows: it has to say what is missing where one of the project's
 *   stacks needs no passphrase
 * @param given what is to encrypt them, where that is said
 * @see https://www.pulumi.com/docs/iac/concepts/secrets/#available-encryption-providers
 */
function needsPassphrase(
  root: string,
  env: Environment,
  stack: string | undefined,
  given: string | undefined,
): boolean {
  const isPassphrase = (provider: unknown) =>
    provider === undefined || provider === DEFAULT ? isDefaultPassphrase(root, env) : provider === 'passphrase';
  if (given !== undefined && given !== DEFAULT) return isPassphrase(given);
  const stacks = stack === undefined ? knownStacks(root) : [stack.split('/').at(-1) ?? ''];
  const providers = stacks.map((name) => readYaml(join(root, `Pulumi.${name}.yaml`))?.['secretsprovider']);
  return (providers.length === 0 ? [undefined] : providers).every(isPassphrase);
}

/** A state that is kept in files or in a bucket has a passphrase, unless the stack names another provider. */
function isDefaultPassphrase(root: string, env: Environment): boolean {
  const backend = readYaml(join(root, 'Pulumi.yaml'))?.['backend'] as { readonly url?: string } | undefined;
  const url = env['PULUMI_BACKEND_URL'] ?? backend?.url ?? '';
  return url !== '' && !url.startsWith('https:');
}
