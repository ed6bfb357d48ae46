import type { Application } from '../app/model/application.ts';
import { publicAddresses } from '../app/model/public-address.ts';
import {
  clients,
  mountEdges,
  pathsText,
  portsText,
  publicPortsText,
  replicasText,
  volumeNode,
  whenText,
  withoutIdle,
  type Topology,
  type TopologyEdge,
  type TopologyNode,
} from '../app/report/topology.ts';
import { lower } from './lower.ts';
import { PROMETHEUS } from './monitoring/names.ts';
import { PROXY } from './networks.ts';
import { SCHEDULER } from './schedule.ts';
import type { Service, Stack } from './stack.ts';

/**
 * The picture of an application on a host, from the very services and networks that are deployed.
 *
 * @throws ConfigError with everything that this target can't do without
 */
export function topology(application: Application): Topology {
  const stack = lower(application);
  return withoutIdle({
    boundary: `one Docker host, stack ${stack.name}`,
    nodes: [
      clients,
      ...stack.services.map((service) => nodeOf(application, stack, service)),
      ...application.volumes.map((volume) => volumeNode(application, volume, volumeLines)),
    ],
    edges: [
      ...fromOutside(application, stack),
      // Nobody is said to talk over a network of the host, which its workloads share with everybody.
      ...stack.networks
        .filter(({ predefined }) => !predefined)
        .flatMap(({ key }) => alongNetwork(application, stack, key)),
      ...application.jobs
        .filter(({ schedule }) => schedule !== undefined)
        .map(({ name }): TopologyEdge => ({ from: SCHEDULER, to: name, kind: 'control' })),
      ...[...application.workloads, ...application.jobs].flatMap(mountEdges),
    ],
  });
}

function nodeOf(application: Application, { networks }: Stack, service: Service): TopologyNode {
  const { key, replicas, networks: joined } = service;
  const leadsOut = networks.some((network) => !network.internal && joined.includes(network.key));
  const out = leadsOut && key !== PROXY ? ['reaches the internet'] : [];
  const job = application.jobs.find(({ name }) => name === key);
  const workload = application.workloads.some(({ name }) => name === key);
  const base = { id: key, title: key.replace(/^fairway_/, ''), inside: true };
  if (job !== undefined) {
    return { ...base, kind: 'job', lines: [whenText(job), ...out] };
  }
  if (workload) return { ...base, kind: 'workload', lines: [replicasText(replicas), ...out], several: replicas > 1 };
  if (key !== PROXY) return { ...base, kind: 'helper', lines: [] };
  const hosts = publicAddresses(application).map(({ host }) => host);
  return { ...base, kind: 'entrance', lines: ['Caddy', ...new Set(hosts)] };
}

/** Requests come through the proxy, or to a port of the host. */
function fromOutside({ workloads }: Application, { services }: Stack): readonly TopologyEdge[] {
  return services.flatMap(({ key, ports }): readonly TopologyEdge[] => {
    const workload = workloads.find(({ name }) => name === key);
    // In the host's network the service publishes nothing: its ports are the host's already.
    const open =
      workload?.network === 'host'
        ? workload.publish.map(({ port, publicPort }) => ({ number: publicPort, protocol: port.protocol }))
        : ports.map(({ published, protocol }) => ({ number: published, protocol }));
    if (open.length === 0) return [];
    const numbers = publicPortsText(open);
    return [
      {
        from: clients.id,
        to: key,
        kind: 'request',
        label: workload !== undefined ? `port ${numbers}` : numbers,
      },
    ];
  });
}

/** What a network connects. Whoever asks is at its beginning, though the network itself knows no direction. */
function alongNetwork(application: Application, { services }: Stack, key: string): readonly TopologyEdge[] {
  const members = services.filter(({ networks }) => networks.includes(key)).map((service) => service.key);
  if (members.length < 2) return [];
  const workload = application.workloads.find(({ name }) => key === `${PROXY}_${name}`);
  if (workload !== undefined && members.includes(PROXY)) {
    return [{ from: PROXY, to: workload.name, kind: 'request', label: pathsText(workload) }];
  }
  return members.flatMap((from) =>
    members.flatMap((to): readonly TopologyEdge[] => {
      if (from === to || !asks(application, key, from, to)) return [];
      const server = application.workloads.find(({ name }) => name === to);
      const isOwn = server === undefined || !isDeclared(application, from);
      return [{ from, to, kind: isOwn ? 'control' : 'pair', label: isOwn ? undefined : portsText(server) }];
    }),
  );
}

const isDeclared = ({ workloads, jobs }: Application, service: string) =>
  [...workloads, ...jobs].some(({ name }) => name === service);

/** Who begins: what declares it, or a service of the target's own, whose name comes first in the network's. */
function asks({ workloads, jobs, monitoring }: Application, network: string, from: string, to: string): boolean {
  const client = [...workloads, ...jobs].find(({ name }) => name === from);
  if (client === undefined) return network.startsWith(`${from}_`) && monitoring?.clients.includes(to) !== true;
  return client.connectsTo.includes(to) || (to === PROMETHEUS && monitoring?.clients.includes(from) === true);
}

const volumeLines = (count: number) => [count > 1 ? `${count} local volumes` : 'local volume', 'without a limit'];
