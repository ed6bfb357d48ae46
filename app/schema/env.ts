import { z } from 'zod';
import { anyText, hasNoObject, isWritable, name, portName, secretName, variableName, withoutObject } from './name.ts';

/** The value of a declared secret, filled in where the container starts and nowhere before. */
const secretReference = z.strictObject({ secret: secretName() });

/** The DNS name under which a workload answers: the workload's own name, on both targets. */
const hostReference = z.strictObject({ host: name() });

/** The number of a workload's port; `port` is needed only where the workload has several. */
const portReference = z.strictObject({ portOf: name(), port: portName().optional() });

/** `host:port` of a workload; `port` is needed only where the workload has several. */
const addressReference = z.strictObject({ address: name(), port: portName().optional() });

/** The public URL of a workload, without a slash at its end; `route` is needed only where the workload has several. */
const urlReference = z.strictObject({ urlOf: name(), route: name().optional() });

export const referenceSchema = z.union([secretReference, hostReference, portReference, addressReference, urlReference]);

const tagged = withoutObject('write `template` before the backticks');

const literal = z
  .union([z.string(), z.number(), z.boolean()], { error: 'a text, a number, true or false' })
  .refine((value) => typeof value !== 'number' || Number.isFinite(value), { error: 'a finite number' })
  .refine((value) => typeof value !== 'string' || isWritable(value), { error: 'a text without NUL characters' })
  .refine((value) => typeof value !== 'string' || hasNoObject(value), tagged);

/** Text with references inside, such as `postgres://app:${secret}@${address}/app`. */
const templateSchema = z.strictObject({
  template: z.array(z.union([anyText(tagged), referenceSchema])),
});

/** One variable's value. */
export const envValueSchema = z.union([literal, referenceSchema, templateSchema]);

/**
 * Environment variables.
 *
 * A value is a literal, or comes from `secret()`, `host()`, `portOf()`, `address()`, `urlOf()` or a `template`. Taking a
 * workload's host, port or address also opens the connection to it, as `connectsTo` does. A secret's value is
 * inserted as it is: inside a URL it must consist of characters that a URL allows (generated ones do).
 *
 * Docker: a secret reaches a container as a file in memory; a start script turns it into the variable, so a
 * workload with such a variable states its `command`, or `fairway build` has recorded what its image starts. Kubernetes: `secretKeyRef` and `$(…)` expansion.
 *
 * @see https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/
 */
export const envSchema = z.record(variableName(), envValueSchema);

export type ReferenceConfig = Readonly<z.input<typeof referenceSchema>>;
export type EnvValueConfig = z.input<typeof envValueSchema>;
