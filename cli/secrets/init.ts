import type { Application } from '../../app/model/application.ts';
import { SECRETS } from '../pulumi/settings.ts';
import type { StackConfig } from '../pulumi/stack-config.ts';
import { randomText, VERSION_KEY } from './version.ts';

const VERSION_KEY_LENGTH = 32;

/**
 * The values that a stack lacks: of declared secrets, and the key of their versions.
 *
 * @param settings the stack's settings by their full names
 * @returns full names of settings, each with the length of a value
 */
export function missingValues(application: Application, settings: ReadonlySet<string>) {
  const declared = application.secrets.map(({ name, length }) => ({ setting: `${SECRETS}${name}`, length }));
  return [...declared, { setting: `${SECRETS}${VERSION_KEY}`, length: VERSION_KEY_LENGTH }].filter(
    ({ setting }) => !settings.has(setting),
  );
}

/** Makes a random value for everything that a stack lacks; what it has stays. @returns the names of the new settings */
export async function initSecrets(application: Application, config: StackConfig): Promise<readonly string[]> {
  const missing = missingValues(application, new Set(Object.keys(await config.settings())));
  for (const { setting, length } of missing) await config.setSecret(setting, randomText(length));
  return missing.map(({ setting }) => setting);
}
