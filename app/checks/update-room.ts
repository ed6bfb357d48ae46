import { workloadsWithPaths, type Check } from './check.ts';

/** A rolling update has room: one more replica, or one less. */
export const updateRoom: Check = (application) =>
  workloadsWithPaths(application).flatMap(({ workload: { update }, path }) =>
    update.maxSurge === 0 && update.maxUnavailable === 0 && update.strategy !== 'recreate'
      ? [
          {
            path: [...path, 'update', 'maxSurge'],
            message: 'expected at least 1 where maxUnavailable is 0: an update could never begin',
          },
        ]
      : [],
  );
