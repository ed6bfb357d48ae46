import Elk, { type ElkExtendedEdge, type ElkNode } from 'elkjs/lib/elk.bundled.js';
import type { Topology, TopologyEdge, TopologyNode } from '../../app/report/topology.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** A picture in which everything has its place. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly boundary: Box & { readonly title: string };
  readonly nodes: readonly (TopologyNode & Box)[];
  readonly edges: readonly (TopologyEdge & {
    readonly points: readonly Point[];
    readonly labelBox?: Box | undefined;
  })[];
}

/** Sizes of type, in pixels; widths are those of common fonts for screens, rather too large than too small. */
export const TITLE_SIZE = 14;
export const LINE_SIZE = 12;
const TITLE_WIDTH = 8.2;
const LINE_WIDTH = 6.7;
export const LINE_HEIGHT = 17;
const PADDING = 14;

const BOUNDARY = 'boundary';

const layout = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.spacing.nodeNode': '26',
  'elk.spacing.edgeNode': '16',
  'elk.spacing.edgeEdge': '12',
  'elk.layered.spacing.nodeNodeBetweenLayers': '34',
  'elk.layered.spacing.edgeNodeBetweenLayers': '16',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '12',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.edgeLabels.inline': 'true',
};

/** With more lines than this, the ports of connections are left out: they would push everything apart. */
const MOST_LABELLED = 24;

/**
 * Gives every part of a picture a place, layer by layer from the outside to the data. The same picture always looks the
 * same.
 *
 * @see https://eclipse.dev/elk/reference/algorithms/org-eclipse-elk-layered.html
 */
export async function draw({ boundary, nodes, edges: all }: Topology): Promise<Drawing> {
  const isPlain = ({ kind }: TopologyEdge) => kind === 'connection' || kind === 'pair';
  const edges = all.map((edge) => (all.length > MOST_LABELLED && isPlain(edge) ? { ...edge, label: undefined } : edge));
  const sized = nodes.map((node) => ({ ...node, ...sizeOf(node) }));
  const within = (inside: boolean): ElkNode[] =>
    sized.filter((node) => node.inside === inside).map(({ id, width, height }) => ({ id, width, height }));
  const graph: ElkNode = {
    id: 'root',
    layoutOptions: { ...layout, 'elk.padding': '[top=8,left=8,bottom=8,right=8]' },
    children: [
      ...within(false),
      {
        id: BOUNDARY,
        layoutOptions: { 'elk.padding': '[top=24,left=20,bottom=40,right=20]' },
        children: within(true),
      },
    ],
    edges: edges.map(({ from, to, label }, index) => ({
      id: String(index),
      sources: [from],
      targets: [to],
      labels: label === undefined ? [] : [{ text: label, width: label.length * LINE_WIDTH + 8, height: LINE_HEIGHT }],
    })),
  };
  const placed = await new Elk.default().layout(graph);
  const frame = placed.children!.find(({ id }: ElkNode) => id === BOUNDARY)!;
  const origins = originsOf(placed);
  return {
    width: placed.width!,
    height: placed.height!,
    boundary: { title: boundary, ...boxOf(frame) },
    nodes: sized.map((node) => ({ ...node, ...positionOf(origins, node.id) })),
    edges: edges.map((edge, index) => ({ ...edge, ...routeOf(placed, origins, String(index)) })),
  };
}

/** How large a part is drawn, by its texts. */
function sizeOf({ kind, title, lines }: TopologyNode) {
  const widest = Math.max(title.length * TITLE_WIDTH, ...lines.map((line) => line.length * LINE_WIDTH));
  return {
    width: Math.round(Math.max(84, widest + 2 * PADDING)),
    height: 2 * PADDING + LINE_HEIGHT * (1 + lines.length) - (kind === 'volume' ? 0 : 4),
  };
}

/** Where each part is from the corner of the whole: positions are given from the corner of what is around it. */
function originsOf(root: ElkNode): ReadonlyMap<string, Point> {
  const origins = new Map<string, Point>([[root.id, { x: 0, y: 0 }]]);
  const visit = (node: ElkNode, origin: Point): void => {
    for (const child of node.children ?? []) {
      const at = { x: origin.x + child.x!, y: origin.y + child.y! };
      origins.set(child.id, at);
      visit(child, at);
    }
  };
  visit(root, { x: 0, y: 0 });
  return origins;
}

const positionOf = (origins: ReadonlyMap<string, Point>, id: string) => origins.get(id)!;

const boxOf = ({ x = 0, y = 0, width = 0, height = 0 }: Partial<Box>): Box => ({ x, y, width, height });

function routeOf(root: ElkNode, origins: ReadonlyMap<string, Point>, id: string) {
  const edge = findEdge(root, id)! as ElkExtendedEdge & { readonly container?: string };
  const from = positionOf(origins, edge.container ?? root.id);
  const move = ({ x, y }: Point): Point => ({ x: x + from.x, y: y + from.y });
  const [section] = edge.sections ?? [];
  const points = section === undefined ? [] : [section.startPoint, ...(section.bendPoints ?? []), section.endPoint];
  const [label] = edge.labels ?? [];
  const labelBox = label === undefined ? undefined : { ...boxOf(label), ...move(boxOf(label)) };
  return { points: points.map(move), labelBox };
}

function findEdge(node: ElkNode, id: string): ElkExtendedEdge | undefined {
  const here = node.edges?.find((edge) => edge.id === id);
  if (here !== undefined) return here;
  for (const child of node.children ?? []) {
    const found = findEdge(child, id);
    if (found !== undefined) return found;
  }
  return undefined;
}
