import type { Application } from '../../app/model/application.ts';
import { secrets } from '../../docker/files.ts';
import type { Runner } from '../run.ts';
import type { PushSecretsOptions } from '../target-entry.ts';

/**
 * Writes secrets to a swarm, under the names that the stack file refers to. A value that the swarm has already is left
 * alone, and so are old versions: a rollback needs them.
 *
 * @param application with the versions of its secrets
 * @returns the names of the new objects
 * @see https://docs.docker.com/reference/cli/docker/secret/create/
 */
export async function pushSecrets(
  run: Runner,
  application: Application,
  values: Readonly<Record<string, string>>,
  { host, dryRun }: PushSecretsOptions,
): Promise<readonly string[]> {
  const env = host === undefined ? {} : { DOCKER_HOST: host };
  const listed = await run.capture(['docker', 'secret', 'ls', '--format', '{{.Name}}'], { env });
  const present = new Set(listed.split('\n'));
  const missing = secrets(application).filter(({ key, name }) => values[key] !== undefined && !present.has(name));
  if (!dryRun) {
    for (const { key, name } of missing) {
      const label = `fairway.application=${application.name}`;
      await run.capture(['docker', 'secret', 'create', '--label', label, name, '-'], { env, input: values[key] });
    }
  }
  return missing.map(({ name }) => name);
}
