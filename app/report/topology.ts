import type { Application } from '../model/application.ts';
import type { Container } from '../model/container.ts';
import type { Job } from '../model/job.ts';
import type { Workload } from '../model/workload.ts';

/**
 * What a part is drawn as.
 *
 * - `outside`: whoever asks from outside
 * - `entrance`: what takes requests for the application
 * - `helper`: what the target runs beside it
 */
export type NodeKind = 'outside' | 'entrance' | 'workload' | 'job' | 'helper' | 'volume';

/** A part of the picture of an application on a target. */
export interface TopologyNode {
  readonly id: string;
  readonly kind: NodeKind;
  readonly title: string;
  /** What else there is to say, a line each: `StatefulSet`, `2 to 6 replicas`. */
  readonly lines: readonly string[];
  /** Whether it is a part of the application, and so within the boundary. */
  readonly inside: boolean;
  /** Whether it runs, or is there, more than once. @default false */
  readonly several?: boolean | undefined;
}

/**
 * What a line between two parts means.
 *
 * - `request`: from outside
 * - `connection`: one may open connections to the other
 * - `pair`: both may open connections to each other, because a network carries them both ways
 * - `mount`: data
 * - `control`: one starts or watches the other
 */
export type EdgeKind = 'request' | 'connection' | 'pair' | 'mount' | 'control';

export interface TopologyEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: EdgeKind;
  readonly label?: string | undefined;
}

/** The picture of an application on a target, before anything has a place. */
export interface Topology {
  /** What is around the parts inside: `one Docker host, stack notes`. */
  readonly boundary: string;
  readonly nodes: readonly TopologyNode[];
  readonly edges: readonly TopologyEdge[];
}

/** Whoever asks from outside. */
export const clients: TopologyNode = { id: 'outside', kind: 'outside', title: 'clients', lines: [], inside: false };

/** A number of replicas in words. */
export function replicasText(least: number, most = least): string {
  if (most > least) return `${least} to ${most} replicas`;
  return least === 1 ? '1 replica' : `${least} replicas`;
}

/** When a job runs, in words. */
export const whenText = ({ schedule }: Pick<Job, 'schedule'>): string =>
  schedule === undefined ? 'before a deploy' : `cron ${schedule.cron}`;

/** The paths of a workload's routes, as the label of a line. */
export const pathsText = ({ routes }: Workload): string => [...new Set(routes.map(({ path }) => path))].join(' ');

/** The ports of a workload, as the label of a line. */
export const portsText = ({ ports }: Workload): string => ports.map(({ port }) => port).join(', ');

/** Ports that are reached from outside, as the label of a line: `53, 53/udp`. */
export const publicPortsText = (ports: readonly { readonly number: number; readonly protocol: string }[]): string =>
  ports.map(({ number, protocol }) => (protocol === 'udp' ? `${number}/udp` : String(number))).join(', ');

const volumeId = (volume: string) => `volume ${volume}`;

/** A volume in the picture. @param lines what there is to say of one, or of several */
export function volumeNode(
  { workloads }: Application,
  { name, perReplica }: Application['volumes'][number],
  lines: (count: number) => readonly string[],
): TopologyNode {
  const owner = workloads.find(({ volumes }) => volumes.some(({ volume }) => volume === name));
  const count = perReplica ? (owner?.scale.replicas ?? 1) : 1;
  return { id: volumeId(name), kind: 'volume', title: name, lines: lines(count), inside: true, several: count > 1 };
}

/** The lines from a workload or job to its volumes. */
export function mountEdges({ name, volumes }: Container): readonly TopologyEdge[] {
  return volumes.map(({ volume, readOnly }) => ({
    from: name,
    to: volumeId(volume),
    kind: 'mount',
    label: readOnly ? 'reads' : undefined,
  }));
}

/** The parts that a line leads to or from, and all others that aren't mere helpers. */
export function withoutIdle({ boundary, nodes, edges }: Topology): Topology {
  const ends = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const isShown = ({ id, kind }: TopologyNode) => ends.has(id) || kind === 'workload' || kind === 'job';
  return { boundary, nodes: nodes.filter(isShown), edges };
}
