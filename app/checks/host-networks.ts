import type { Issue } from '../errors/issue.ts';
import { INTERNET } from '../model/references.ts';
import { workloadsWithPaths, type Check } from './check.ts';

/** A workload in a network of the host says what that brings about: it leads outside, and nothing maps its ports. */
export const hostNetworks: Check = (application) =>
  workloadsWithPaths(application).flatMap(({ workload, path }): readonly Issue[] => {
    const { network, connectsTo, ports, publish, security } = workload;
    if (network === 'overlay') return [];
    const leadsOut = connectsTo.includes(INTERNET)
      ? []
      : [
          {
            path: [...path, 'connectsTo'],
            message: `expected "${INTERNET}" in it: the network "${network}" leads there`,
          },
        ];
    if (network === 'bridge') return leadsOut;
    const mapped = Object.entries(publish).filter(
      ([name, number]) => ports[name] !== undefined && ports[name].port !== number,
    );
    const low = Object.entries(ports).filter(([, { port }]) => port < 1024 && !security.capabilities.includes(BIND));
    return [
      ...leadsOut,
      ...mapped.map(([name, number]) => ({
        path: [...path, 'publish', name],
        message: `expected ${ports[name]!.port}, the port itself, got ${number}: in the host's network nothing maps ports`,
      })),
      ...low.map(([name, { port }]) => ({
        path: [...path, 'ports', name],
        message:
          `expected ${BIND} in security.capabilities for the port ${port}, or a port from 1024 on: in the host's network ` +
          'only who has that right listens below',
      })),
    ];
  });

const BIND = 'NET_BIND_SERVICE';
