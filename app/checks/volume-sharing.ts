import type { Issue } from '../errors/issue.ts';
import { holdsVolume } from '../model/resolve-workload.ts';
import type { ParsedApplication } from '../schema/application.ts';
import { containersWithPaths, workloadsWithPaths, type Check } from './check.ts';

/** A volume that one replica can hold isn't shared, neither by replicas nor by workloads nor by two versions. */
export const volumeSharing: Check = (application) => [
  ...workloadsWithPaths(application).flatMap(({ workload, path }): readonly Issue[] => {
    if (!holdsVolume(application, workload)) return [];
    const most = Math.max(workload.scale.min, workload.scale.max ?? 0);
    const tooMany = {
      path: [...path, 'scale'],
      message: `expected one replica, got up to ${most}: it writes a ReadWriteOnce volume; ${WAYS_OUT}`,
    };
    const rolling = {
      path: [...path, 'update', 'strategy'],
      message: 'expected "recreate": two versions would hold a ReadWriteOnce volume at once',
    };
    return [...(most > 1 ? [tooMany] : []), ...(workload.update.strategy === 'rolling' ? [rolling] : [])];
  }),
  ...Object.entries(application.volumes).flatMap(([name, volume]): readonly Issue[] => {
    const path = ['volumes', name];
    const users = usersOf(application, name);
    if (volume.perReplica && volume.accessMode === 'ReadWriteMany') {
      return [
        {
          path: [...path, 'accessMode'],
          message: 'expected "ReadWriteOnce", since each replica has a volume of its own',
        },
      ];
    }
    if (volume.perReplica && users.some(({ kind }) => kind === 'jobs')) {
      return [
        {
          path: [...path, 'perReplica'],
          message: "expected false, since a job mounts it: which replica's volume would it be?",
        },
      ];
    }
    if (users.length < 2 || volume.accessMode === 'ReadWriteMany') return [];
    const names = users.map((user) => user.name).join(', ');
    return [
      {
        path: [...path, 'accessMode'],
        message: `expected "ReadWriteMany", got "ReadWriteOnce": ${names} mount it together`,
      },
    ];
  }),
];

const WAYS_OUT = 'use accessMode ReadWriteMany, or perReplica';

const usersOf = (application: ParsedApplication, volume: string) =>
  containersWithPaths(application).filter(({ container }) => Object.hasOwn(container.volumes, volume));
