import type { Amounts } from '../model/container.ts';
import { bytes, cpuMillis } from '../schema/quantity.ts';

/** CPU and memory in the units in which they are added up. */
export interface Amount {
  /** Thousandths of a core. */
  readonly cpuMillis: number;
  readonly memoryBytes: number;
}

/** A host or a node: what an application may take of it. */
export interface Machine extends Amount {
  readonly name: string;
}

export const nothing: Amount = { cpuMillis: 0, memoryBytes: 0 };

/** An amount as Kubernetes writes it; what is left out counts as nothing. */
export function amountOf({ cpu, memory }: Amounts): Amount {
  return {
    cpuMillis: cpu === undefined ? 0 : cpuMillis(cpu),
    memoryBytes: memory === undefined ? 0 : bytes(memory),
  };
}

export function sum(amounts: readonly Amount[]): Amount {
  return amounts.reduce(
    (total, { cpuMillis, memoryBytes }) => ({
      cpuMillis: total.cpuMillis + cpuMillis,
      memoryBytes: total.memoryBytes + memoryBytes,
    }),
    nothing,
  );
}

export function minus(from: Amount, amount: Amount): Amount {
  return {
    cpuMillis: Math.max(0, from.cpuMillis - amount.cpuMillis),
    memoryBytes: Math.max(0, from.memoryBytes - amount.memoryBytes),
  };
}

/** Which share of a machine an amount takes: the larger one of CPU and memory, 1 for all of it. */
export function shareOf(amount: Amount, machine: Amount): number {
  return Math.max(amount.cpuMillis / machine.cpuMillis, amount.memoryBytes / machine.memoryBytes);
}
