import { minus, type Amount, type Machine } from './amount.ts';

const MI = 2 ** 20;
const GI = 2 ** 30;

/** What a slim Linux with a Docker Engine in Swarm mode takes for itself. */
const hostReserve: Amount = { cpuMillis: 100, memoryBytes: 512 * MI };

/** Shares of each step of a machine's size that a node keeps for itself. */
const cpuSteps = [
  [1000, 0.06],
  [1000, 0.01],
  [2000, 0.005],
  [Infinity, 0.0025],
] as const;
const memorySteps = [
  [4 * GI, 0.25],
  [4 * GI, 0.2],
  [8 * GI, 0.1],
  [112 * GI, 0.06],
  [Infinity, 0.02],
] as const;
/** The kubelet evicts pods before less than this is free. */
const EVICTION_BYTES = 100 * MI;

/** What an application may take of a machine with a Docker Engine. */
export function asHost({ name, ...size }: Machine): Machine {
  return { name, ...minus(size, hostReserve) };
}

/**
 * What pods may take of a node: the machine without what the kubelet and the system keep, by the shares that a large
 * provider publishes; others keep about as much.
 *
 * @see https://cloud.google.com/kubernetes-engine/docs/concepts/plan-node-sizes
 */
export function asNode({ name, ...size }: Machine): Machine {
  return {
    name,
    ...minus(size, {
      cpuMillis: stepwise(size.cpuMillis, cpuSteps),
      memoryBytes: stepwise(size.memoryBytes, memorySteps) + EVICTION_BYTES,
    }),
  };
}

function stepwise(size: number, steps: readonly (readonly [width: number, share: number])[]): number {
  let left = size;
  let reserved = 0;
  for (const [width, share] of steps) {
    reserved += Math.min(left, width) * share;
    left = Math.max(0, left - width);
  }
  return Math.round(reserved);
}
