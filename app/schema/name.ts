import { z } from 'zod';

/**
 * Longest name of an application, workload, job, volume, config, port or route. Every object that is made from
 * names (`notes_<from>-<to>` networks, `<job>-<hash>` Jobs, CronJobs with Kubernetes's own suffix) then fits the
 * 63 characters of a DNS label and the 64 of a Swarm object.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names
 */
export const LONGEST_NAME = 40;

const pattern = /^[a-z](?:[-a-z0-9]*[a-z0-9])?$/;
const expected = {
  error: `a name of at most ${LONGEST_NAME} lower-case letters, digits and dashes that begins with a letter and doesn't end with a dash`,
};

/** A DNS label: what containers, Services and networks can be called on both targets. */
export const name = () => z.string(expected).max(LONGEST_NAME, expected).regex(pattern, expected);

const portExpected = {
  error: 'a port name of at most 15 lower-case letters, digits and dashes, with at least one letter',
};

/**
 * The name of a port.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports
 */
export const portName = () =>
  z
    .string(portExpected)
    .max(15, portExpected)
    .regex(/^(?=.*[a-z])(?!.*--)[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/, portExpected);

const secretExpected = { error: 'a secret name such as DB_PASSWORD: upper-case letters, digits and underscores' };

/** The name of a secret, as it would be as an environment variable. */
export const secretName = () =>
  z
    .string(secretExpected)
    .max(LONGEST_NAME, secretExpected)
    .regex(/^[A-Z](?:[A-Z0-9_]*[A-Z0-9])?$/, secretExpected);

const variableExpected = { error: 'a variable name of letters, digits and underscores that begins with no digit' };

const ownVariable = { error: "a name that doesn't begin with FAIRWAY_SECRET_, as Fairway's own variables do" };

/** The name of an environment variable. */
export const variableName = () =>
  z
    .string(variableExpected)
    .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, variableExpected)
    .regex(/^(?!FAIRWAY_SECRET_)/, ownVariable);

const pathExpected = { error: 'an absolute path without "..", such as /var/lib/data' };

/** A path inside a container. */
export const containerPath = () =>
  z
    .string(pathExpected)
    .regex(/^\/(?!\/)[^\0:]*$/, pathExpected)
    .refine((path) => path !== '/' && !path.split('/').includes('..') && !/[\n\r]/.test(path), pathExpected)
    .refine(isWritable, pathExpected);

/** Whether files and manifests can hold a text as it is: no NUL character, no half of a surrogate pair. */
export const isWritable = (text: string) => !text.includes('\0') && text.isWellFormed();

const writable = { error: 'a text without NUL characters and halves of surrogate pairs' };

/** What becomes of a reference that is written into a text. */
const LOST = '[object Object]';

/** Whether no reference was written into a text. */
export const hasNoObject = (text: string) => !text.includes(LOST);

/** What to do about a reference in a text. */
export const withoutObject = (instead: string) => ({
  error: `a text without "${LOST}", which secret(), address() and the like leave in it; ${instead}`,
});

const onlyInEnv = withoutObject('only env takes them');

/** A text that may stand anywhere in a manifest. */
export const anyText = (noObject = onlyInEnv) =>
  z.string({ error: 'a text' }).refine(isWritable, writable).refine(hasNoObject, noObject);

const oneCharacter = { error: 'a text of at least one character' };

/** A text of at least one character that may stand anywhere in a manifest. */
export const nonEmpty = () => anyText().min(1, oneCharacter);

const labelExpected = { error: 'another name: cdk8s can\'t write a map in which one is called "constructor"' };

/** The key of a label or an annotation. */
export const labelName = () => nonEmpty().refine((text) => text !== 'constructor', labelExpected);

const plainExpected = {
  error: 'a text; a secret belongs into env or secrets, never where it is written down in the open',
};

/** A text that everybody may read: an argument, a build argument, a file's content. */
export const plainText = (noObject = onlyInEnv) =>
  z.string(plainExpected).refine(isWritable, writable).refine(hasNoObject, noObject);

/** A word of a command, which everybody may read. */
export const plainWord = () => plainText().min(1, oneCharacter);
