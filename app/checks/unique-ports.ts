import type { Issue } from '../errors/issue.ts';
import { own } from '../model/own.ts';
import type { ParsedWorkload } from '../schema/workload.ts';
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
    ...workloadsWithPaths(application).flatMap(({ name, workload, path }) => {
      const key = workload.network === 'host' ? 'ports' : 'publish';
      return numbersOf(workload).map(({ port, ...number }) => ({
        ...number,
        owner: `workloads.${name}.${key}.${port}`,
        at: [...path, key, port],
      }));
    }),
  ];
}

/** The public ports of a workload; in the host's network each port is one. */
function numbersOf({ network, ports, publish }: ParsedWorkload) {
  if (network === 'host') {
    return Object.entries(ports).map(([name, { port, protocol }]) => ({ port: name, number: port, protocol }));
  }
  return Object.entries(publish).map(([name, number]) => ({
    port: name,
    number,
    protocol: own(ports, name)?.protocol ?? 'tcp',
  }));
}
