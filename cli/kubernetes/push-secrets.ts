import type { Application } from '../../app/model/application.ts';
import { namespace } from '../../charts/namespace.ts';
import { secretManifest, secretObjects } from '../../charts/secret.ts';
import type { Runner } from '../run.ts';
import type { PushSecretsOptions } from '../target-entry.ts';

/**
 * Writes secrets to a cluster, under the names that the synthesized objects refer to, and makes the namespace for them.
 *
 * @returns the names of the Secrets
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/
 */
export async function pushSecrets(
  run: Runner,
  application: Application,
  values: Readonly<Record<string, string>>,
  { context, kubeconfig, forceConflicts = false, dryRun }: PushSecretsOptions,
): Promise<readonly string[]> {
  const manifests = secretManifests(application, values);
  if (!dryRun) {
    const list = {
      apiVersion: 'v1',
      kind: 'List',
      items: [{ apiVersion: 'v1', kind: 'Namespace', ...namespace(application) }, ...manifests],
    };
    const cluster = [
      ...(kubeconfig === undefined ? [] : ['--kubeconfig', kubeconfig]),
      ...(context === undefined ? [] : ['--context', context]),
    ];
    const flags = forceConflicts ? ['--force-conflicts'] : [];
    await run.capture(['kubectl', ...cluster, 'apply', '--server-side', ...flags, '--filename', '-'], {
      input: JSON.stringify(list),
    });
  }
  return manifests.map(({ metadata }) => metadata.name);
}

/** The Secrets with their values: never written anywhere but to the cluster. */
export function secretManifests(application: Application, values: Readonly<Record<string, string>>) {
  return secretObjects(application).map((object) => ({
    ...secretManifest(application, object),
    data: Object.fromEntries(Object.entries(object.keys).map(([key, secret]) => [key, base64(values[secret]!)])),
  }));
}

const base64 = (text: string) => Buffer.from(text).toString('base64');
