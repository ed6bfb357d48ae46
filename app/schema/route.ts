import { z } from 'zod';
import { portName } from './name.ts';

const hostExpected = { error: 'a host name such as "notes.example.com" or "*.example.com"; an address is none' };
const pathExpected = { error: 'a path that begins with "/", such as "/api", without spaces, "*" or "?"' };

/**
 * A public address: requests for `host` and everything below `path` go to a port. The longest path wins.
 *
 * Docker: Caddy. Kubernetes: an Ingress, or an HTTPRoute where `targets.kubernetes.gateway` is set.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/ingress/#path-types
 */
export const routeSchema = z.strictObject({
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
  /** Name of the workload's port. @default - its only port */
  port: portName().optional(),
  /** Served over HTTPS only, with plain HTTP redirected. @default - true where the application sets `tls` */
  tls: z.boolean().optional(),
});
