import type * as model from '../app/model/container.ts';
import { bytes, cpuMillis } from '../app/schema/quantity.ts';
import type { Amounts, Service } from './stack.ts';

/**
 * Requests and limits as Swarm's reservations and limits.
 *
 * @see https://docs.docker.com/reference/compose-file/deploy/#resources
 */
export function resources({ resources }: model.Container): Pick<Service, 'limits' | 'reservations'> {
  return { limits: amounts(resources.limits), reservations: amounts(resources.requests) };
}

function amounts({ cpu, memory }: model.Amounts): Amounts {
  return {
    nanoCpus: cpu === undefined ? undefined : cpuMillis(cpu) * 1e6,
    memoryBytes: memory === undefined ? undefined : bytes(memory),
  };
}
