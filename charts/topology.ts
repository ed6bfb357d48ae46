import type { Application } from '../app/model/application.ts';
import type { Job } from '../app/model/job.ts';
import { publicAddresses } from '../app/model/public-address.ts';
import type { Workload } from '../app/model/workload.ts';
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
import { manifests, type Manifest } from './manifest.ts';
import { namespaceOf } from './metadata.ts';

/** Kinds of objects that run containers. */
const RUNNERS = ['Deployment', 'StatefulSet', 'Job', 'CronJob'];

/** The place at which the routes of all workloads arrive. */
const ENTRANCE = 'entrance';

/** A workload or job, and the objects that are made for it. */
interface Part {
  readonly container: Workload | Job;
  readonly objects: readonly Manifest[];
}

/** The picture of an application in a namespace, from the very objects that are deployed. */
export function topology(application: Application): Topology {
  const byName = Map.groupBy(manifests(application), ({ metadata }) => metadata.labels?.['app.kubernetes.io/name']);
  const parts = [...application.workloads, ...application.jobs].map((container): Part => ({
    container,
    objects: byName.get(container.name) ?? [],
  }));
  return withoutIdle({
    boundary: `namespace ${namespaceOf(application)}`,
    nodes: [
      clients,
      entrance(application),
      ...parts.map(nodeOf),
      ...application.volumes.map((volume) => volumeNode(application, volume, (count) => linesOf(volume, count))),
    ],
    edges: [...fromEntrance(parts), ...parts.flatMap((part) => edgesOf(application, part))],
  });
}

function entrance(application: Application): TopologyNode {
  const { gateway, ingress } = application.targets.kubernetes;
  const className = ingress.className === undefined ? '' : ` ${ingress.className}`;
  const by = gateway === undefined ? `Ingress${className}` : `Gateway ${gateway.name}`;
  const hosts = publicAddresses(application).map(({ host }) => host);
  return { id: ENTRANCE, kind: 'entrance', title: 'entrance', lines: [by, ...new Set(hosts)], inside: false };
}

function fromEntrance(parts: readonly Part[]): readonly TopologyEdge[] {
  const routed = parts.flatMap(({ container, objects }) => {
    const isRouted = objects.some(({ kind }) => kind === 'Ingress' || kind === 'HTTPRoute');
    return isRouted && 'routes' in container ? [container] : [];
  });
  if (routed.length === 0) return [];
  const isSecure = routed.some(({ routes }) => routes.some(({ tls }) => tls));
  return [
    { from: clients.id, to: ENTRANCE, kind: 'request', label: isSecure ? '80, 443' : '80' },
    ...routed.map((workload): TopologyEdge => ({
      from: ENTRANCE,
      to: workload.name,
      kind: 'request',
      label: pathsText(workload),
    })),
  ];
}

function nodeOf({ container, objects }: Part): TopologyNode {
  const { name, internet } = container;
  const has = (wanted: string) => objects.some(({ kind }) => kind === wanted);
  const runner = objects.find(({ kind }) => RUNNERS.includes(kind))?.kind ?? '';
  const more = [...(has('Role') ? ['asks the API server'] : []), ...(internet ? ['reaches the internet'] : [])];
  const base = { id: name, title: name, inside: true };
  if ('retries' in container) {
    return { ...base, kind: 'job', lines: [runner, whenText(container), ...more] };
  }
  const { replicas, autoscaler } = container.scale;
  const most = has('HorizontalPodAutoscaler') ? autoscaler?.maxReplicas : undefined;
  return {
    ...base,
    kind: 'workload',
    lines: [runner, replicasText(replicas, most), ...more],
    several: (most ?? replicas) > 1,
  };
}

/** From where a workload is reached, what a workload or job may reach by its NetworkPolicy, and its data. */
function edgesOf({ workloads }: Application, { container, objects }: Part): readonly TopologyEdge[] {
  const { name, connectsTo } = container;
  const servers = workloads.filter((one) => connectsTo.includes(one.name) && one.name !== name);
  const isPublic = objects.some(({ kind, metadata }) => kind === 'Service' && metadata.name === `${name}-public`);
  const published = 'publish' in container && isPublic ? container.publish : [];
  const numbers = published.map(({ port, publicPort }) => ({ number: publicPort, protocol: port.protocol }));
  const balanced = { from: clients.id, to: name, label: `load balancer ${publicPortsText(numbers)}` };
  return [
    ...(isPublic ? [{ ...balanced, kind: 'request' } as const] : []),
    ...servers.map((server): TopologyEdge => ({
      from: name,
      to: server.name,
      kind: 'connection',
      label: portsText(server),
    })),
    ...mountEdges(container),
  ];
}

function linesOf({ size, class: storageClass }: Application['volumes'][number], count: number): readonly string[] {
  return [count > 1 ? `${count} claims of ${size}` : `claim of ${size}`, storageClass ?? 'default class'];
}
