import type { Application } from '../../app/model/application.ts';
import { SECRETS } from '../pulumi/settings.ts';
import type { StackConfig } from '../pulumi/stack-config.ts';
import { secretsFor } from './secrets-for.ts';
import { randomText, VERSION_KEY } from './version.ts';

const VERSION_KEY_LENGTH = 32;

/** What a stack lacks. */
export interface MissingValues {
  /** Full names of settings for which any text will do, each with the length of a value. */
  readonly random: readonly { readonly setting: string; readonly length: number }[];
  /** Names of secrets whose values only a person has: certificates, and what stands in a team's store. */
  readonly given: readonly string[];
}

/**
 * The values that a stack lacks: of declared secrets, and the key of their versions. What a cluster reads from the
 * team's store is none of them.
 *
 * @param settings the stack's settings by their full names
 * @param stack its name, which tells the target unless the settings do
 */
export function missingValues(
  application: Application,
  settings: Readonly<Record<string, unknown>>,
  stack: string,
): MissingValues {
  const target = settings['fairway:target'] ?? stack;
  const certificate = certificateOf(application);
  const missing = secretsFor(application, target)
    .map(({ name, length, external }) => ({
      name,
      setting: `${SECRETS}${name}`,
      length,
      isGiven: external !== undefined || certificate.includes(name),
    }))
    .filter(({ setting }) => !Object.hasOwn(settings, setting));
  const versionKey = { setting: `${SECRETS}${VERSION_KEY}`, length: VERSION_KEY_LENGTH };
  return {
    random: [
      ...missing.filter(({ isGiven }) => !isGiven).map(({ setting, length }) => ({ setting, length })),
      ...(Object.hasOwn(settings, versionKey.setting) ? [] : [versionKey]),
    ],
    given: missing.filter(({ isGiven }) => isGiven).map(({ name }) => name),
  };
}

/** Makes a random value for everything for which any will do, and that a stack lacks; what it has stays. */
export async function initSecrets(application: Application, config: StackConfig): Promise<MissingValues> {
  const missing = missingValues(application, await config.settings(), config.stack);
  for (const { setting, length } of missing.random) await config.setSecret(setting, randomText(length));
  return missing;
}

/** How a person gives a stack a value, which is asked for or read from standard input. */
export function setCommand(stack: string, secret: string): string {
  return `npx fairway pulumi config set --stack ${stack} --secret ${SECRETS}${secret}`;
}

function certificateOf({ tls }: Application): readonly string[] {
  return tls !== undefined && 'certificate' in tls ? Object.values(tls.certificate) : [];
}
