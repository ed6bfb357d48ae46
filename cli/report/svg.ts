import type { EdgeKind } from '../../app/report/topology.ts';
import { html, type Html } from './html.ts';
import { LINE_HEIGHT, type Drawing, type Point } from './layout.ts';

/** How far the copies behind a part that is there several times stand out. */
const COPY = 5;
/** A picture is shrunk to this part of its size at most: what is larger is scrolled. */
const LEAST_SCALE = 0.8;
/** Radius of the corners of lines. */
const CORNER = 6;
/** Height of a cylinder's upper half. */
const RIM = 8;

type DrawnNode = Drawing['nodes'][number];
type DrawnEdge = Drawing['edges'][number];

/** Lines that end in an arrow, and lines that begin with one as well. */
const arrows: Readonly<Record<EdgeKind, { readonly start: boolean; readonly end: boolean }>> = {
  request: { start: false, end: true },
  connection: { start: false, end: true },
  pair: { start: true, end: true },
  mount: { start: false, end: false },
  control: { start: false, end: true },
};

/**
 * A drawing as SVG that takes its colours from the page.
 *
 * @param id tells the drawings of a page apart
 * @param description what it shows, for those who don't see it
 */
export function toSvg(drawing: Drawing, id: string, description: string): Html {
  const { width, height, boundary, nodes, edges } = drawing;
  const size = { width: Math.ceil(width), height: Math.ceil(height) };
  return html`<svg
    class="topology"
    role="img"
    aria-labelledby="${id}-title"
    viewBox="0 0 ${size.width} ${size.height}"
    width="${size.width}"
    height="${size.height}"
    style="min-width: ${Math.round(size.width * LEAST_SCALE)}px"
  >
    <title id="${id}-title">${description}</title>
    <rect class="boundary" ${box(boundary)} rx="12" />
    <text class="boundary-title" x="${boundary.x + 16}" y="${boundary.y + boundary.height - 14}">
      ${boundary.title}
    </text>
    ${nodes.map(copy)} ${edges.map(line)} ${nodes.map(node)} ${edges.map(label)}
  </svg>`;
}

function line({ kind, points }: DrawnEdge): Html {
  const { start, end } = arrows[kind];
  return html`<g class="edge ${kind}">
    <path d="${pathOf(points)}" />
    ${end && arrow(points.at(-2)!, points.at(-1)!)} ${start && arrow(points[1]!, points[0]!)}
  </g>`;
}

/** The head of an arrow that comes from one point and ends in another. */
function arrow(from: Point, to: Point): Html {
  const angle = (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;
  return html`<path
    class="head"
    d="M0,0 L-8,-4 L-8,4 Z"
    transform="translate(${round(to.x)} ${round(to.y)}) rotate(${round(angle)})"
  />`;
}

function label({ label: text, labelBox }: DrawnEdge): Html | undefined {
  if (text === undefined || labelBox === undefined) return undefined;
  const { x, y, width, height } = labelBox;
  return html`<text class="label" x="${round(x + width / 2)}" y="${round(y + height / 2 + 4)}">${text}</text>`;
}

/** What stands behind a part that is there several times. Lines end at the part itself, so they go over it. */
function copy(drawn: DrawnNode): Html | undefined {
  if (drawn.several !== true) return undefined;
  return html`<g class="node ${drawn.kind}" transform="translate(${COPY} ${-COPY})">${shape(drawn)}</g>`;
}

function node(drawn: DrawnNode): Html {
  const { x, y, width, kind, title, lines } = drawn;
  const middle = round(x + width / 2);
  const top = y + (kind === 'volume' ? 32 : 25);
  return html`<g class="node ${kind}">
    ${shape(drawn)}
    <text class="title" x="${middle}" y="${round(top)}">${title}</text>
    ${lines.map(
      (text, index) => html`<text x="${middle}" y="${round(top + LINE_HEIGHT * (index + 1))}">${text}</text>`,
    )}
  </g>`;
}

function shape(drawn: DrawnNode): Html {
  const { x, y, width, height, kind } = drawn;
  if (kind !== 'volume') return html`<rect ${box(drawn)} rx="${kind === 'outside' || kind === 'entrance' ? 20 : 7}" />`;
  const [right, bottom, half] = [x + width, y + height - RIM, round(width / 2)];
  const rim = `M${round(x)},${round(y + RIM)} a${half},${RIM} 0 0 1 ${round(width)},0`;
  const body = `${rim} V${round(bottom)} a${half},${RIM} 0 0 1 ${round(-width)},0 Z`;
  return html`<path d="${body}" /><path
      class="rim"
      d="M${round(x)},${round(y + RIM)} a${half},${RIM} 0 0 0 ${round(right - x)},0"
    />`;
}

const box = ({ x, y, width, height }: Point & { readonly width: number; readonly height: number }) =>
  html`x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}"`;

/** A line with round corners. */
function pathOf(points: readonly Point[]): string {
  const [first, ...rest] = points;
  const corners = rest.map((point, index) => {
    const next = rest[index + 1];
    if (next === undefined) return `L${at(point)}`;
    return `L${at(towards(point, points[index]!))} Q${at(point)} ${at(towards(point, next))}`;
  });
  return `M${at(first!)} ${corners.join(' ')}`;
}

/** A point on the way to another, a corner's radius away or half of the way. */
function towards(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const share = length === 0 ? 0 : Math.min(CORNER, length / 2) / length;
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

const at = ({ x, y }: Point) => `${round(x)},${round(y)}`;

const round = (value: number) => Math.round(value * 10) / 10;
