import type { Issue } from '../errors/issue.ts';
import { holdsVolume } from '../model/resolve-workload.ts';
import type { ParsedApplication } from '../schema/application.ts';
import { containersWithPaths, workloadsWithPaths, type Check } from './check.ts';

/** A volume that one replica can hold isn't shared, neither by replicas nor by workloads nor by two versions. */
export const volumeSharing: Check = (application) => {
  const mounts = containersWithPaths(application).flatMap(({ name, kind, container }) =>
    Object.keys(container.volumes).map((volume) => ({ volume, name, kind })),
  );
  const users = Map.groupBy(mounts, ({ volume }) => volume);
  return [
    ...workloadsWithPaths(application).flatMap(({ workload, path }): readonly Issue[] => {
      if (!holdsVolume(application, workload)) return [];
      const most = Math.max(workload.scale.min, workload.scale.max ?? 0);
      const tooMany = {
        path: [...path, 'scale'],
        message: `expected one replica, got up to ${most}: it mounts a ReadWriteOnce volume; ${WAYS_OUT}`,
      };
      const rolling = {
        path: [...path, 'update', 'strategy'],
        message: 'expected "recreate", got "rolling": two versions would hold a ReadWriteOnce volume at once',
      };
      return [...(most > 1 ? [tooMany] : []), ...(workload.update.strategy === 'rolling' ? [rolling] : [])];
    }),
    ...Object.entries(application.volumes).flatMap(([name, volume]) =>
      misused(['volumes', name], volume, users.get(name) ?? []),
    ),
  ];
};

const WAYS_OUT = 'use accessMode ReadWriteMany, or perReplica';

function misused(
  path: Issue['path'],
  { perReplica, accessMode }: ParsedApplication['volumes'][string],
  users: readonly { readonly name: string; readonly kind: 'workloads' | 'jobs' }[],
): readonly Issue[] {
  const names = users.map((user) => user.name).join(', ');
  if (perReplica && users.some(({ kind }) => kind === 'jobs')) {
    const message = "expected false, got true: a job mounts it, and which replica's volume would it be?";
    return [{ path: [...path, 'perReplica'], message }];
  }
  if (perReplica && users.length > 1) {
    const message = `expected false, got true: ${names} mount it together`;
    return [{ path: [...path, 'perReplica'], message }];
  }
  if (perReplica && accessMode === 'ReadWriteMany') {
    const message = 'expected "ReadWriteOnce", got "ReadWriteMany": each replica has a volume of its own';
    return [{ path: [...path, 'accessMode'], message }];
  }
  if (users.length < 2 || accessMode === 'ReadWriteMany') return [];
  const message = `expected "ReadWriteMany", got "ReadWriteOnce": ${names} mount it together`;
  return [{ path: [...path, 'accessMode'], message }];
}
