import { badVersions } from './bad-versions.ts';
import { deployFaults } from './deploys.ts';
import { diskFaults } from './disk.ts';
import type { DockerFault } from './fault.ts';
import { machineFaults } from './machine.ts';
import { replicaFaults } from './replicas.ts';
import { updates } from './updates.ts';

/** Everything that happens to an application on a Docker host, in the order of the evidence. */
export const dockerFaults: readonly DockerFault[] = [
  ...updates,
  ...badVersions,
  ...replicaFaults,
  ...deployFaults,
  ...diskFaults,
  ...machineFaults,
];
