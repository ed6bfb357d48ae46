import { z } from 'zod';
import { portName } from './name.ts';
import { seconds } from './number.ts';
import { memory } from './quantity.ts';

const hostExpected = { error: 'a host name such as "notes.example.com" or "*.example.com"; an address is none' };
const pathExpected = { error: 'a path that begins with "/", such as "/api", without spaces, "*" or "?"' };

/** Where routes and redirects listen. */
export const publicAddressKeys = {
  /** Host name, never an IP address (clusters refuse it); one wildcard label may lead. */
  host: z
    .string(hostExpected)
    .max(253, hostExpected)
    .regex(
      /^(?![\d.]+$)(?:\*\.)?(?:[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?)(?:\.[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?)*$/,
      hostExpected,
    ),
  /** Path prefix, matched by whole segments. @default '/' */
  path: z
    .string(pathExpected)
    .max(500, pathExpected)
    .regex(/^\/[-\w.~%!$&'()+,;=:@/]*$/, pathExpected)
    .refine((path) => !path.includes('//'), pathExpected)
    .default('/'),
  /** Served over HTTPS only, with plain HTTP redirected. @default - true where the application sets `tls` */
  tls: z.boolean().optional(),
};

/** How long the proxy waits for a workload; then the client gets 504, or the end of a response that has begun. */
const timeoutsSchema = z.strictObject({
  /**
   * Longest time until the response begins, in seconds.
   *
   * Kubernetes: `timeouts.request` of the HTTPRoute, which is until the response has ended; an Ingress has no such field.
   *
   * @default - without a limit
   */
  responseSeconds: seconds(1).optional(),
  /**
   * Longest pause between two parts of a response, in seconds; streams that are silent for longer are cut.
   *
   * Kubernetes: neither an Ingress nor an HTTPRoute has such a field.
   *
   * @default - without a limit
   */
  readSeconds: seconds(1).optional(),
});

/**
 * A public address: requests for `host` and everything below `path` go to a port. The longest path wins.
 *
 * WebSocket, server-sent events and uploads of any size pass. Docker: Caddy. Kubernetes: an Ingress, or an HTTPRoute where
 * `targets.kubernetes.gateway` is set.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/ingress/#path-types
 */
export const routeSchema = z.strictObject({
  ...publicAddressKeys,
  /** Name of the workload's port. @default - its only port */
  port: portName().optional(),
  /**
   * The workload gets requests without the route's path: `/api/notes` as `/notes`.
   *
   * Kubernetes: `URLRewrite` of the HTTPRoute; an Ingress can't.
   *
   * @default false
   */
  stripPrefix: z.boolean().default(false),
  /**
   * Largest body of a request; a larger one is answered with 413.
   *
   * Kubernetes: a setting of the controller at hand.
   *
   * @default - without a limit
   */
  maxBodySize: memory().optional(),
  /** Limits of time. @default - none: long polls and streams stay open */
  timeouts: timeoutsSchema.prefault({}),
  /**
   * Text is sent compressed (zstd, gzip) to clients that ask for it, unless the workload has done it.
   *
   * Kubernetes: a setting of the controller at hand.
   *
   * @default true
   */
  compression: z.boolean().default(true),
});
