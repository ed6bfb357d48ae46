import type { Issue } from '../errors/issue.ts';
import { own } from '../model/own.ts';
import { tcpPortsOf } from '../model/ports.ts';
import { containersWithPaths, type Check } from './check.ts';

/** A workload is waited for until it is started or healthy, a job until it has completed. */
export const dependencyConditions: Check = (application) =>
  containersWithPaths(application).flatMap(({ container, path }) =>
    Object.entries(container.dependsOn).flatMap(([name, condition]): readonly Issue[] => {
      const at = [...path, 'dependsOn', name];
      const workload = own(application.workloads, name);
      const job = own(application.jobs, name);
      if (job !== undefined && condition !== 'completed') {
        return [{ path: at, message: `expected "completed", got "${condition}": "${name}" is a job, which ends` }];
      }
      if (job?.schedule !== undefined) {
        return [
          { path: at, message: `expected a job that runs before a deploy, got "${name}", which runs on a schedule` },
        ];
      }
      if (workload !== undefined && condition === 'completed') {
        return [
          {
            path: at,
            message: `expected "started" or "healthy", got "completed": "${name}" is a workload, which never ends`,
          },
        ];
      }
      if (workload !== undefined && condition === 'healthy' && tcpPortsOf(workload).length === 0) {
        return [
          {
            path: at,
            message: `expected a workload with a TCP port, by which its health can be seen; "${name}" has none`,
          },
        ];
      }
      return [];
    }),
  );
