import type { Application } from '../app/model/application.ts';
import type { Workload } from '../app/model/workload.ts';
import { busyboxMount } from './busybox.ts';
import { container } from './container.ts';
import { doneFiles, doneMount } from './done.ts';
import { healthcheck, noHealthcheck } from './healthcheck.ts';
import { service } from './service.ts';
import type { Service } from './stack.ts';
import { updateConfig } from './update.ts';

/** The Swarm service of a workload. */
export function workloadService(application: Application, workload: Workload): Service {
  const common = container(application, workload);
  const check = healthcheck(workload);
  return service(application, {
    ...common,
    replicas: workload.scale.replicas,
    healthcheck: check,
    mounts: [
      ...common.mounts,
      ...(check === noHealthcheck ? [] : [busyboxMount]),
      ...(doneFiles(application, workload).length > 0 ? [doneMount] : []),
    ],
    // In the host's network its ports are the host's already.
    ports: (workload.network === 'host' ? [] : workload.publish).map(({ port, publicPort }) => ({
      target: port.port,
      published: publicPort,
      protocol: port.protocol,
    })),
    updateConfig: updateConfig(workload),
  });
}
