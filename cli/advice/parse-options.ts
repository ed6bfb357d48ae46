import { InvalidArgumentError } from 'commander';
import { amountOf, type Machine } from '../../app/advice/amount.ts';
import { asHost, asNode } from '../../app/advice/reserve.ts';
import { cpu, memory } from '../../app/schema/quantity.ts';

/** A number in a range. */
export const parseNumber = (min: number, max: number) => (text: string) => {
  const value = Number(text);
  if (text.trim() === '' || Number.isNaN(value) || value < min || value > max) {
    throw new InvalidArgumentError(`expected a number from ${min} to ${max}.`);
  }
  return value;
};

/** `1-4`: the least and the most load. */
export function parseLoad(text: string): { readonly min: number; readonly max: number } {
  const [, min, max] = /^(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)$/.exec(text) ?? [];
  const load = { min: Number(min), max: Number(max) };
  if (!(load.min > 0 && load.max >= load.min && load.max <= 1000)) {
    throw new InvalidArgumentError('expected the least and the most load, in multiples of what scale.min serves: 1-4.');
  }
  return load;
}

/** `4,8Gi`: what of a host of that size is free for the application. */
export function parseHost(text: string): Machine {
  const size = parseSize(text);
  if (size === undefined) throw new InvalidArgumentError('expected CPU and memory of the host, such as 4,8Gi.');
  return asHost({ name: `the host (${text.replace(',', ' vCPU, ')})`, ...size });
}

/** `3x2,4Gi`: what of so many nodes of that size is free for the application; adds to the nodes of earlier options. */
export function parseNodes(text: string, earlier: readonly Machine[] = []): readonly Machine[] {
  const [, count, rest = ''] = /^(\d{1,3})x(.*)$/.exec(text) ?? [];
  const size = parseSize(rest);
  if (count === undefined || Number(count) < 1 || size === undefined) {
    throw new InvalidArgumentError('expected how many nodes, and CPU and memory of each, such as 3x2,4Gi.');
  }
  const node = asNode({ name: `node (${rest})`, ...size });
  return [...earlier, ...Array.from({ length: Number(count) }, () => node)];
}

function parseSize(text: string) {
  const [cores, space, ...more] = text.split(',');
  const size = { cpu: cpu().safeParse(cores).data, memory: memory().safeParse(space).data };
  // A number alone would be bytes, which nobody means here.
  if (/^\d+$/.test(space ?? '')) return undefined;
  if (more.length > 0 || size.cpu === undefined || size.memory === undefined) return undefined;
  return amountOf(size);
}
