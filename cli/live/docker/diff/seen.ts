import type { FileReference, Service, Stack } from '../../../../docker/stack.ts';
import { noExtra, type Extra } from './extra.ts';

/**
 * A service as both sides can tell it: like the stack's own, but with the names of what it refers to instead of keys,
 * and with what somebody may have set beside.
 */
export interface SeenService extends Service {
  /** The image as it was asked for, where the engine has found its digest. */
  readonly image: string;
  /** With the digest, where it is known. */
  readonly pinned?: string | undefined;
  /** Settings of the engine that no stack makes, by name. */
  readonly extra: Extra;
}

/** A declared service. */
export function declaredService(stack: Stack, service: Service): SeenService {
  const reference = (objects: readonly { readonly key: string; readonly name: string }[]) => {
    const names = new Map(objects.map(({ key, name }) => [key, name]));
    return (file: FileReference) => ({ ...file, source: names.get(file.source)! });
  };
  const networks = new Map(stack.networks.map(({ key, name }) => [key, name]));
  const volumes = new Map(stack.volumes.map(({ key, name }) => [key, name]));
  return {
    ...service,
    mounts: service.mounts.map((mount) =>
      mount.type === 'volume' ? { ...mount, source: volumes.get(mount.source)! } : mount,
    ),
    configs: service.configs.map(reference(stack.configs)),
    secrets: service.secrets.map(reference(stack.secrets)),
    networks: service.networks.map((key) => networks.get(key)!),
    pinned: service.image.includes('@') ? service.image : undefined,
    extra: noExtra,
  };
}
