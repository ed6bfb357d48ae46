import { k8s } from 'cdk8s-plus-27';
import type { Amounts, Container } from '../app/model/container.ts';
import { unlessEmpty } from './unless-empty.ts';

/** What a container is promised, and where it is held back. */
export function resourcesOf({ resources }: Container): k8s.ResourceRequirements {
  return {
    requests: unlessEmpty(quantities(resources.requests)),
    limits: unlessEmpty(quantities(resources.limits)),
  };
}

/** Amounts as a resource list. */
export function quantities({ cpu, memory }: Amounts): Record<string, k8s.Quantity> {
  return {
    ...(cpu !== undefined && { cpu: k8s.Quantity.fromString(cpu) }),
    ...(memory !== undefined && { memory: k8s.Quantity.fromString(memory) }),
  };
}
