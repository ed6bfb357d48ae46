import { UserError } from '../../app/errors/user-error.ts';
import type { Application } from '../../app/model/application.ts';
import { loadProject, projectRoot } from '../../app/project.ts';
import { readRecord } from '../../app/record-file.ts';
import { secretsFor } from '../secrets/secrets-for.ts';
import { VERSION_KEY, versionsOf } from '../secrets/version.ts';
import { readSettings, secretValues, type Settings } from './settings.ts';

/** What a stack deploys, and where. */
export interface LoadedStack {
  readonly settings: Settings;
  readonly application: Application;
  /** The value of each declared secret that the target needs. */
  readonly values: Readonly<Record<string, string>>;
}

/**
 * Reads everything that a deploy of a stack needs.
 *
 * @param config every setting of the stack by its full name, decrypted
 * @throws UserError where a setting or a secret is wrong or missing
 * @throws ConfigError where app/config.ts is wrong
 */
export async function loadStack(config: Readonly<Record<string, string>>, stack: string): Promise<LoadedStack> {
  const settings = readSettings(config, stack);
  const { [VERSION_KEY]: key, ...values } = secretValues(config);
  const { environment, registry } = settings;
  const versions = key === undefined ? {} : versionsOf(values, key);
  const known = readRecord(projectRoot, environment);
  const record = { ...known, secrets: { ...known.secrets, [settings.target]: versions } };
  const application = await loadProject({ environment, registry, record });
  const needed = secretsFor(application, settings.target).map(({ name }) => name);
  const missing = needed.filter((name) => values[name] === undefined);
  if (missing.length > 0 || (needed.length > 0 && key === undefined)) {
    const what = missing.length > 0 ? missing.join(', ') : 'the key of their versions';
    throw new UserError(
      `the stack ${stack} has no value for ${what}: run \`npx fairway secrets init --stack ${stack}\``,
    );
  }
  return { settings, application, values: Object.fromEntries(needed.map((name) => [name, values[name]!])) };
}
