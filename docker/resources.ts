import type * as model from '../app/model/container.ts';
import { bytes, cpuMillis } from '../app/schema/quantity.ts';
import type { Amounts, Service } from './stack.ts';

/**
 * Requests and limits as Swarm's reservations and limits.
 *
 * @see https://docs.docker.com/reference/compose-file/deploy/#resources
 */
export function resources({ resources }: Pick<model.Container, 'resources'>): Pick<Service, 'limits' | 'reservations'> {
  return { limits: amounts(resources.limits), reservations: amounts(resources.requests) };
}

/** A little for one of the target's own services, so that it neither starves nor takes what the application needs. */
export const ownResources = (mostMemory: string) =>
  resources({ resources: { requests: { cpu: '10m', memory: '16Mi' }, limits: { memory: mostMemory } } });

function amounts({ cpu, memory }: model.Amounts): Amounts {
  return {
    nanoCpus: cpu === undefined ? undefined : cpuMillis(cpu) * 1e6,
    memoryBytes: memory === undefined ? undefined : bytes(memory),
  };
}
