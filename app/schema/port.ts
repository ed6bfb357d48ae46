import { z } from 'zod';
import { portNumber } from './number.ts';

/** A port on which the container listens: a number (TCP), or a number with a protocol. */
export const portSchema = z.union([
  portNumber().transform((port) => ({ port, protocol: 'tcp' as const })),
  z.strictObject({
    /** Number, 1 to 65535. */
    port: portNumber(),
    /** @default 'tcp' */
    protocol: z.enum(['tcp', 'udp'], { error: '"tcp" or "udp"' }).default('tcp'),
  }),
]);

/**
 * The public port of a workload's port that is not HTTP (HTTP goes through `routes`).
 *
 * Docker: published on the host by the task itself, so there is one task per host and its update is stop-first.
 * Kubernetes: a Service of type LoadBalancer.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#loadbalancer
 */
export const publishSchema = portNumber();
