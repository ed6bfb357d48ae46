import { z } from 'zod';
import { portNumber } from './number.ts';

/** A port on which the container listens: a number (TCP), or a number with a protocol. */
export const portSchema = z.union([
  portNumber().transform((port) => ({ port, protocol: 'tcp' as const, appProtocol: 'http' as const })),
  z
    .strictObject({
      /** Number, 1 to 65535. */
      port: portNumber(),
      /** @default 'tcp' */
      protocol: z.enum(['tcp', 'udp'], { error: '"tcp" or "udp"' }).default('tcp'),
      /**
       * What routes speak to the container: `h2c` is HTTP/2 without TLS, as gRPC needs it.
       *
       * Kubernetes: `appProtocol` of the Service, which Gateways follow, and Ingress controllers as far as they know it.
       *
       * @see https://kubernetes.io/docs/concepts/services-networking/service/#application-protocol
       * @default 'http'
       */
      appProtocol: z.enum(['http', 'h2c'], { error: '"http" or "h2c"' }).default('http'),
    })
    .refine(({ protocol, appProtocol }) => protocol === 'tcp' || appProtocol === 'http', {
      path: ['appProtocol'],
      error: 'no HTTP/2 on a UDP port',
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
