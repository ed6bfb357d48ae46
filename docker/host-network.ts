import type { Issue } from '../app/errors/issue.ts';
import type { Application } from '../app/model/application.ts';
import { meetsPrometheus } from '../app/model/monitoring.ts';
import type { Workload } from '../app/model/workload.ts';

/**
 * What a workload in the host's network can't have on this target: the engine joins such a container to no other
 * network, so that no name leads to it or from it; and two of them can't listen on one port.
 *
 * @see https://docs.docker.com/engine/network/drivers/host/
 */
export function hostNetworkIssues({ workloads, monitoring }: Application): readonly Issue[] {
  return workloads
    .filter(({ network }) => network === 'host')
    .flatMap((workload) =>
      broken(workload, monitoring).map(([key, message]) => ({ path: ['workloads', workload.name, key], message })),
    );
}

const NONE = "expected none in the host's network";
const OTHERS = 'expected "overlay" or "bridge"';

function broken(
  workload: Workload,
  monitoring: Application['monitoring'],
): readonly (readonly [key: string, message: string])[] {
  const { routes, connectsTo, clients, ports, scale } = workload;
  return [
    ...(routes.length > 0
      ? [['routes', `${NONE}, which the proxy can't reach: publish the port instead`] as const]
      : []),
    ...connectsTo.map((other) => ['connectsTo', `${NONE}, got "${other}": its name leads nowhere there`] as const),
    ...clients.map((client) => ['network', `${OTHERS}: "${client}" connects to it, and would not find it`] as const),
    ...(meetsPrometheus(monitoring, workload)
      ? [['network', `${OTHERS}: Prometheus is to meet it, and would not find it`] as const]
      : []),
    ...(ports.length > 0 && scale.replicas > 1
      ? [
          [
            'scale',
            `expected 1 replica, got ${scale.replicas}: each would listen on the same port of the host`,
          ] as const,
        ]
      : []),
  ];
}
