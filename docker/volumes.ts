import type { Application } from '../app/model/application.ts';
import type { Container } from '../app/model/container.ts';
import { bytes } from '../app/schema/quantity.ts';
import { scoped } from './service.ts';
import type { Mount, Volume } from './stack.ts';

/** A volume's key, the one of a replica's own volume where a slot is given. */
const volumeKey = (name: string, slot?: number) => (slot === undefined ? name : `${name}_${slot}`);

/** Who owns a volume when it is new. */
export interface VolumeOwner {
  /** Key of the volume. */
  readonly volume: string;
  readonly user: number;
  readonly group: number;
}

/** A volume of the stack. */
export const volume = (application: Application, key: string): Volume => ({ key, name: scoped(application, key) });

/**
 * The declared volumes that containers mount. One that each replica has for itself is a volume for each, and a name
 * with a template by which each replica finds its own.
 *
 * @see https://docs.docker.com/reference/cli/docker/service/create/#create-services-using-templates
 */
export function volumes(application: Application): readonly Volume[] {
  return mounted(application).flatMap(({ name, perReplica, slots }) => {
    if (!perReplica) return [volume(application, name)];
    const template = { key: name, name: scoped(application, `${name}_{{.Task.Slot}}`) };
    return [template, ...slots.map((slot) => volume(application, volumeKey(name, slot)))];
  });
}

/**
 * Who is to own the volumes of containers that don't run as root: the engine makes new ones for root.
 *
 * Kubernetes does the same by `fsGroup`.
 */
export function volumeOwners(application: Application): readonly VolumeOwner[] {
  return mounted(application).flatMap(({ name, perReplica, slots, owner }) => {
    const { user, group } = owner.security;
    if (user === 0) return [];
    return (perReplica ? slots : [undefined]).map((slot) => ({ volume: volumeKey(name, slot), user, group }));
  });
}

/** The volumes that a container mounts, and its writable folders in memory. */
export function mountsOf({ volumes, security }: Container): readonly Mount[] {
  return [
    ...volumes.map(({ volume, mountPath, readOnly }): Mount => ({
      type: 'volume',
      source: volume,
      target: mountPath,
      readOnly,
    })),
    ...security.writable.map(({ path, size }): Mount => ({ type: 'tmpfs', target: path, sizeBytes: bytes(size) })),
  ];
}

/** The declared volumes that are mounted, with the container that owns each and the slots of its replicas. */
function mounted({ volumes, workloads, jobs }: Application) {
  return volumes.flatMap(({ name, perReplica }) => {
    const users = [...workloads, ...jobs].filter((container) =>
      container.volumes.some(({ volume }) => volume === name),
    );
    const owner =
      users.find((user) => user.volumes.some(({ volume, readOnly }) => volume === name && !readOnly)) ?? users[0];
    if (owner === undefined) return [];
    const replicas = 'scale' in owner ? owner.scale.replicas : 1;
    return [{ name, perReplica, owner, slots: Array.from({ length: replicas }, (_, index) => index + 1) }];
  });
}
