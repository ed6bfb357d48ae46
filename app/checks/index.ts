import type { Check } from './check.ts';
import { autoscaling } from './autoscaling.ts';
import { dependencyConditions } from './dependency-conditions.ts';
import { dependencyCycles } from './dependency-cycles.ts';
import { hostNetworks } from './host-networks.ts';
import { imageOrBuild } from './image-or-build.ts';
import { imageReferences } from './image-references.ts';
import { knownMonitoring } from './known-monitoring.ts';
import { knownMounts } from './known-mounts.ts';
import { knownPorts } from './known-ports.ts';
import { knownRoutes } from './known-routes.ts';
import { knownSecrets } from './known-secrets.ts';
import { knownWorkloads } from './known-workloads.ts';
import { limitRange } from './limit-range.ts';
import { mountPaths } from './mount-paths.ts';
import { nameLengths } from './name-lengths.ts';
import { quotaRoom } from './quota-room.ts';
import { resourceLimits } from './resource-limits.ts';
import { tlsDeclared } from './tls-declared.ts';
import { tolerations } from './tolerations.ts';
import { uniqueNames } from './unique-names.ts';
import { uniqueObjects } from './unique-objects.ts';
import { uniquePorts } from './unique-ports.ts';
import { uniqueRoutes } from './unique-routes.ts';
import { updateRoom } from './update-room.ts';
import { volumeSharing } from './volume-sharing.ts';

/** Every rule across keys; a new one is a file and a line here. Each holds by itself: none relies on another. */
export const checks: readonly Check[] = [
  imageOrBuild,
  imageReferences,
  uniqueNames,
  uniqueObjects,
  nameLengths,
  knownWorkloads,
  knownPorts,
  knownRoutes,
  knownSecrets,
  knownMounts,
  knownMonitoring,
  mountPaths,
  dependencyCycles,
  dependencyConditions,
  uniqueRoutes,
  uniquePorts,
  hostNetworks,
  tlsDeclared,
  resourceLimits,
  limitRange,
  quotaRoom,
  tolerations,
  autoscaling,
  volumeSharing,
  updateRoom,
];
