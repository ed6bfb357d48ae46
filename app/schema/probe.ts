import { z } from 'zod';
import { plainWord, portName } from './name.ts';
import { seconds, wholeNumber } from './number.ts';

const pathExpected = { error: 'a path that begins with "/", such as "/healthz"' };

const timing = {
  /** Wait after the start of the container before the first check, in seconds. @default 0 */
  initialDelaySeconds: seconds().default(0),
  /** Time between checks, in seconds. @default 10 */
  periodSeconds: seconds(1).default(10),
  /** How long one check may take, in seconds. @default 2 */
  timeoutSeconds: seconds(1).default(2),
  /** Failures in a row before the check counts as failed. @default 3 */
  failureThreshold: wholeNumber(1, 1000).default(3),
};

/**
 * A health check, with Kubernetes's meaning on both targets: a failed `startupProbe` or `livenessProbe` replaces the
 * container; while a `readinessProbe` fails it gets no requests.
 *
 * Docker: one HEALTHCHECK that asks for readiness until it was reached once and for liveness from then on, by a static
 * busybox that is mounted: the image needs no curl. From then on the proxy asks for readiness, over HTTP or TCP, and sends
 * no requests to a replica that isn't ready; where none is, it answers with 503. A command can't be asked that way.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
 */
export const probeSchema = z.union([
  z.strictObject({
    ...timing,
    /** Succeeds if a GET answers with a status from 200 to 399. */
    http: z.strictObject({
      /** Path with query. @default '/' */
      path: z
        .string(pathExpected)
        .regex(/^\/[^\s\0"'\\`$]*$/, pathExpected)
        .default('/'),
      /** Name of the port. @default - the only port */
      port: portName().optional(),
    }),
  }),
  z.strictObject({
    ...timing,
    /** Succeeds if the port accepts a connection. */
    tcp: z.strictObject({
      /** Name of the port. @default - the only port */
      port: portName().optional(),
    }),
  }),
  z.strictObject({
    ...timing,
    /** Succeeds if the command, run in the container without a shell, exits with 0. */
    exec: z.strictObject({ command: z.array(plainWord()).min(1, { error: 'a command of at least one word' }) }),
  }),
]);
