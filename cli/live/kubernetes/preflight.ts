import { UserError } from '../../../app/errors/user-error.ts';
import type { Application } from '../../../app/model/application.ts';
import { secretObjects } from '../../../charts/secret.ts';

/**
 * Refuses a deploy to a cluster that lacks values of secrets.
 *
 * @param present names of the Secrets in the application's namespace
 * @throws UserError with all that are missing, and the command that brings them
 */
export function refuseMissingSecrets(
  application: Application,
  present: readonly string[],
  kubeContext: string | undefined,
): void {
  const { environment } = application;
  const missing = secretObjects(application).filter(({ name }) => !present.includes(name));
  if (missing.length === 0) return;
  const names = [...new Set(missing.flatMap(({ keys }) => Object.values(keys)))].sort();
  const forEnvironment = environment === undefined ? '' : ` --environment ${environment}`;
  const toContext = kubeContext === undefined ? '' : ` --context ${kubeContext}`;
  throw new UserError(
    `nothing was deployed:\n  the cluster has no value for ${names.join(', ')}: ` +
      `npx fairway secrets push --target kubernetes${forEnvironment}${toContext}`,
  );
}
