import type { Application } from '../app/model/application.ts';
import type { Job } from '../app/model/job.ts';
import type { Workload } from '../app/model/workload.ts';
import { duration } from './duration.ts';
import { literalEnv } from './env.ts';
import { configFiles, secretFiles } from './files.ts';
import { networksOf } from './networks.ts';
import { resources } from './resources.ts';
import { TOOLS } from './service.ts';
import { start } from './start-script.ts';
import { mountsOf } from './volumes.ts';

/** What the services of workloads and jobs have in common. */
export function container(application: Application, container: Workload | Job) {
  const { name, image, workingDir, security, placement, dependsOn, stopGracePeriodSeconds } = container;
  return {
    key: name,
    image,
    ...start(application, container),
    dir: workingDir,
    env: literalEnv(container),
    user: `${security.user}:${security.group}`,
    readOnly: security.readOnlyRoot,
    capabilities: security.capabilities,
    stopGracePeriod: duration(stopGracePeriodSeconds),
    mounts: mountsOf(container),
    configs: configFiles(container),
    secrets: secretFiles(container),
    networks: networksOf(application, container).map(({ key }) => key),
    ...resources(container),
    dependsOn: [TOOLS, ...dependsOn.map((other) => other.name)],
    constraints: Object.entries(placement.nodeLabels).map(([label, value]) => `node.labels.${label}==${value}`),
  };
}
