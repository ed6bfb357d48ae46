import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UserError } from '../../app/errors/user-error.ts';
import { secretValues, SECRETS } from '../pulumi/settings.ts';
import type { StackConfig } from '../pulumi/stack-config.ts';
import { randomText, VERSION_KEY } from './version.ts';

/** Values of secrets by name, and the key of their versions. */
export interface SecretSource {
  readonly values: Readonly<Record<string, string>>;
  readonly key: string;
}

/** Takes the values from a stack's encrypted settings. */
export async function fromStack(config: StackConfig): Promise<SecretSource> {
  const { [VERSION_KEY]: key, ...values } = secretValues(await config.values());
  if (key !== undefined) return { values, key };
  throw new UserError(
    `the stack ${config.stack} has no ${SECRETS}${VERSION_KEY}: run \`npx fairway secrets init --stack ${config.stack}\``,
  );
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Variable with the key of the versions, for machines that don't keep `.fairway/`. */
const KEY_VARIABLE = 'FAIRWAY_VERSION_KEY';

/**
 * Takes the values from variables of the same names; the key from a variable too, or from a file that is made once.
 *
 * @param options `dryRun`: a key that is new is not kept
 */
export function fromEnv(
  names: readonly string[],
  env: Environment,
  root: string,
  options: { readonly dryRun?: boolean | undefined } = {},
): SecretSource {
  const present = names.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]] as const]));
  return {
    values: Object.fromEntries(present),
    key: env[KEY_VARIABLE] ?? keptKey(join(root, '.fairway', 'version-key'), options),
  };
}

/**
 * The values of the given secrets.
 *
 * @throws UserError with the names of those that have none
 */
export function pick(
  values: Readonly<Record<string, string>>,
  names: readonly string[],
): Readonly<Record<string, string>> {
  const missing = names.filter((name) => values[name] === undefined);
  if (missing.length > 0) {
    throw new UserError(
      `there is no value for ${missing.join(', ')}: run \`npx fairway secrets init\`, or set the variables`,
    );
  }
  return Object.fromEntries(names.map((name) => [name, values[name]!]));
}

function keptKey(file: string, { dryRun }: { readonly dryRun?: boolean | undefined }): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    const key = randomText(32);
    if (dryRun) return key;
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, key, { mode: 0o600 });
    return key;
  }
}
