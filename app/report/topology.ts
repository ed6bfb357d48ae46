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

/** The parts that a line leads to or from, and all others that aren't mere helpers. */
export function withoutIdle({ boundary, nodes, edges }: Topology): Topology {
  const ends = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const isShown = ({ id, kind }: TopologyNode) => ends.has(id) || kind === 'workload' || kind === 'job';
  return { boundary, nodes: nodes.filter(isShown), edges };
}
