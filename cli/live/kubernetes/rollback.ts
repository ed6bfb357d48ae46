import type { PlannedCommand } from '../deploy-plan.ts';
import type { PodTemplate, Scalable } from './objects.ts';
import { ownedFields } from './owned-fields.ts';

/** Who applied a workload, where nobody has by server-side apply. */
const KUBECTL = 'kubectl';

/**
 * The command that gives a workload the pods of an older version.
 *
 * It is what a deploy of that version would have applied, in the name of who deployed the present one. `kubectl rollout
 * undo` would make the fields its own: the next deploy would be refused as a conflict, and a variable that comes back
 * by the rollback would stay for ever.
 *
 * @param live with its managed fields
 * @param argv makes the whole command line of a call of kubectl
 */
export function rollbackCommand(
  live: Scalable,
  template: PodTemplate,
  argv: (args: readonly string[]) => readonly string[],
): PlannedCommand {
  const { apiVersion, kind, metadata } = live;
  const owner = metadata.managedFields?.find(
    ({ operation, fieldsV1 }) => operation === 'Apply' && fieldsV1?.['f:spec']?.['f:template'] !== undefined,
  );
  const owned = (owner === undefined ? {} : ownedFields(live, owner.fieldsV1!)) as Partial<Scalable>;
  const object = {
    apiVersion,
    kind,
    metadata: { ...owned.metadata, name: metadata.name, namespace: metadata.namespace },
    spec: { ...owned.spec, template },
  };
  const manager = ['--field-manager', owner?.manager ?? KUBECTL, '--force-conflicts'];
  return { argv: argv(['apply', '--server-side', ...manager, '--filename', '-']), input: JSON.stringify(object) };
}
