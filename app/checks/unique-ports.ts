import type { Issue } from '../errors/issue.ts';
import { own } from '../model/own.ts';
import { addressesWithPaths, repetitions, workloadsWithPaths, type Check } from './check.ts';

/** A container listens once on a number; a public number leads to one port, and not to one of the proxy's. */
export const uniquePorts: Check = (application): readonly Issue[] => [
  ...workloadsWithPaths(application).flatMap(({ workload, path }) => {
    const ports = Object.entries(workload.ports).map(([name, port]) => ({
      ...port,
      name,
      at: [...path, 'ports', name],
    }));
    return repetitions(ports, ({ port, protocol }) => `${port}/${protocol}`).map(({ item, earlier }) => ({
      path: item.at,
      message: `expected a number of its own, got ${item.port}/${item.protocol}, as the port "${earlier.name}" has`,
    }));
  }),
  ...repetitions(publicPorts(application), ({ number, protocol }) => `${number}/${protocol}`).map(
    ({ item, earlier }) => ({
      path: item.at,
      message: `expected a public port of its own, got ${item.number}/${item.protocol}, as ${earlier.owner} has`,
    }),
  ),
];

function publicPorts(application: Parameters<Check>[0]) {
  const { httpPort, httpsPort } = application.targets.docker;
  const routed = addressesWithPaths(application).length > 0;
  const proxy = { owner: 'the proxy', at: ['targets', 'docker'] };
  return [
    ...(routed
      ? [
          { ...proxy, number: httpPort, protocol: 'tcp' },
          { ...proxy, at: ['targets', 'docker', 'httpsPort'], number: httpsPort, protocol: 'tcp' },
          { ...proxy, number: httpsPort, protocol: 'udp' },
        ]
      : []),
    ...workloadsWithPaths(application).flatMap(({ name, workload, path }) =>
      Object.entries(workload.publish).map(([port, number]) => ({
        number,
        protocol: own(workload.ports, port)?.protocol ?? 'tcp',
        owner: `workloads.${name}.publish.${port}`,
        at: [...path, 'publish', port],
      })),
    ),
  ];
}
