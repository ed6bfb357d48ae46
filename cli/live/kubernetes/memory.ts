import type { PlannedCommand } from '../deploy-plan.ts';
import type { Memory, Return } from '../return.ts';
import { versionOf, type Version } from '../workload-status.ts';
import type { DeployRecord } from './deploy-record.ts';
import { ownerName, type ClusterObjects, type ControllerRevision, type PodTemplate, type Scalable } from './objects.ts';
import { versionsOf, type KnownVersion } from './versions.ts';

/** What a cluster remembers, with the names by which it does. */
interface NamespaceMemory extends Memory {
  readonly returns: readonly (Return & { readonly to: Version & { readonly id: string } })[];
}

/** To which version each workload could return: the one before the present one, but none that has failed. */
export function memoryOf(
  objects: ClusterObjects,
  revisions: readonly ControllerRevision[],
  record: DeployRecord,
  command: (scalable: Scalable, version: KnownVersion) => PlannedCommand,
): NamespaceMemory {
  const returns = objects.scalables.flatMap((scalable): NamespaceMemory['returns'] => {
    const name = ownerName(scalable);
    const [, ...older] = versionsOf(scalable, objects, revisions);
    const before = older.find(({ id }) => id !== record.failed[name]);
    if (before === undefined) return [];
    return [
      {
        name,
        from: versionOf(imageOf(name, scalable.spec.template)),
        to: { ...versionOf(imageOf(name, before.template)), id: before.id },
        command: command(scalable, before),
      },
    ];
  });
  return { returns, lastChanged: record.changed };
}

function imageOf(name: string, { spec }: PodTemplate): string {
  return (spec.containers.find((container) => container.name === name) ?? spec.containers[0])!.image;
}
