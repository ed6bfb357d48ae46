import { describe, expect, test } from '@jest/globals';
import type { Topology } from '../../../app/report/topology.ts';
import { draw, type Box } from '../../../cli/report/layout.ts';
import { toSvg } from '../../../cli/report/svg.ts';

const topology: Topology = {
  boundary: 'one Docker host',
  nodes: [
    { id: 'outside', kind: 'outside', title: 'clients', lines: [], inside: false },
    { id: 'web', kind: 'workload', title: 'web', lines: ['2 replicas'], inside: true, several: true },
    { id: 'api', kind: 'workload', title: 'api <b>', lines: ['1 replica'], inside: true },
    { id: 'volume', kind: 'volume', title: 'data', lines: ['local volume'], inside: true },
  ],
  edges: [
    { from: 'outside', to: 'web', kind: 'request', label: '80' },
    { from: 'web', to: 'api', kind: 'pair', label: '8080' },
    { from: 'api', to: 'volume', kind: 'mount' },
  ],
};

const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const within = (inner: Box, outer: Box) =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

describe('a drawing', () => {
  test('gives every part a place, from the outside down to the data, and none on another', async () => {
    const { nodes, boundary, width, height } = await draw(topology);
    const tops = nodes.map(({ y }) => y);
    expect(tops).toEqual(tops.toSorted((a, b) => a - b));
    for (const [index, node] of nodes.entries()) {
      expect(within(node, { x: 0, y: 0, width, height })).toBe(true);
      expect(within(node, boundary)).toBe(node.inside);
      for (const other of nodes.slice(index + 1)) expect(overlap(node, other)).toBe(false);
    }
  });

  test('has lines that begin and end at their parts', async () => {
    const { nodes, edges } = await draw(topology);
    for (const { from, to, points } of edges) {
      const part = (id: string) => nodes.find((node) => node.id === id)!;
      expect(points[0]!.y).toBeCloseTo(part(from).y + part(from).height, 3);
      expect(points.at(-1)!.y).toBeCloseTo(part(to).y, 3);
    }
  });

  test('is the same each time', async () => {
    expect(await draw(topology)).toEqual(await draw(topology));
  });

  test('names no ports where there are too many lines to read them', async () => {
    const more = Array.from({ length: 30 }, (_, index) => `w${index}`);
    const nodes = more.map((id) => ({ id, kind: 'workload', title: id, lines: [], inside: true }) as const);
    const edges = more.slice(1).map((to) => ({ from: 'w0', to, kind: 'connection', label: '80' }) as const);
    const drawing = await draw({ boundary: 'namespace', nodes, edges });
    expect(drawing.edges.every(({ label }) => label === undefined)).toBe(true);
  });
});

describe('a drawing as SVG', () => {
  test('shows every text, escaped, and says what it is', async () => {
    const text = toSvg(await draw(topology), 'docker', 'The application on Docker').text.replaceAll(
      />\s+|\s+</g,
      (gap) => gap.trim(),
    );
    expect(text).toContain('<title id="docker-title">The application on Docker</title>');
    for (const shown of ['clients', 'web', 'api &lt;b&gt;', '2 replicas', '8080', 'one Docker host']) {
      expect(text).toContain(`>${shown}</text>`);
    }
    expect(text).not.toContain('<b>');
    expect(text).not.toMatch(/NaN|undefined/);
  });

  test('has arrows at both ends where a network carries connections both ways', async () => {
    const { text } = toSvg(await draw(topology), 'docker', '');
    const heads = (kind: string) =>
      (new RegExp(`edge ${kind}">[^]*?</g>`).exec(text)?.[0].match(/class="head"/g) ?? []).length;
    expect([heads('request'), heads('pair'), heads('mount')]).toEqual([1, 2, 0]);
  });
});
