import type { Manifest } from '../../../charts/manifest.ts';
import type { DeployStep } from '../deploy-plan.ts';
import { ownerName, type ManagedFields, type Scalable } from './objects.ts';

/** Who owns a number of replicas until the autoscaler sets another. */
const HANDOVER = 'handover-to-hpa';

/** Whose fields a deploy takes away with the file: kubectl's, and those of a `kubectl apply` without server-side apply. */
const DEPLOYERS = /^kubectl(-client-side-apply)?$/;

/**
 * Steps before a deploy that keep the replicas of workloads that get an autoscaler.
 *
 * Their files no longer have a number of replicas: an apply would take away what only it owns, and the API server would
 * set 1 until the autoscaler has looked. So another manager applies the present number first.
 *
 * @param live with their managed fields
 * @param declared what is to be applied
 * @param argv makes the whole command line of a call of kubectl
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#transferring-ownership
 */
export function handovers(
  live: readonly Scalable[],
  declared: readonly Manifest[],
  argv: (args: readonly string[]) => readonly string[],
): readonly DeployStep[] {
  const leavesReplicas = ({ kind, metadata }: Scalable) =>
    declared.some((other) => other.kind === kind && other.metadata.name === metadata.name && !hasReplicas(other));
  return live
    .filter((scalable) => leavesReplicas(scalable) && isDeployersAlone(scalable))
    .map((scalable) => {
      const { apiVersion, kind, metadata, spec } = scalable;
      const { name, namespace } = metadata;
      const { replicas } = spec;
      return {
        title: `hand the ${replicas} replicas of ${ownerName(scalable)} over to its autoscaler`,
        commands: [
          {
            argv: argv(['apply', '--server-side', '--field-manager', HANDOVER, '--filename', '-']),
            input: JSON.stringify({ apiVersion, kind, metadata: { name, namespace }, spec: { replicas } }),
          },
        ],
        awaits: [],
      };
    });
}

const hasReplicas = ({ spec }: Manifest) => (spec as Partial<Scalable['spec']>).replicas !== undefined;

function isDeployersAlone({ metadata: { managedFields = [] } }: Scalable): boolean {
  const owners = managedFields.filter(({ fieldsV1 }) => fieldsV1?.['f:spec']?.['f:replicas'] !== undefined);
  return owners.length > 0 && owners.every(isDeployer);
}

const isDeployer = ({ manager, subresource }: ManagedFields) => subresource === undefined && DEPLOYERS.test(manager);
