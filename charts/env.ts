import type { k8s } from 'cdk8s-plus-27';
import type { Container, Text, Variable } from '../app/model/container.ts';
import { secretKeyRef } from './secret.ts';

/**
 * The environment variables of a container.
 *
 * A secret inside a text is first a variable of its own, because `$(…)` refers to variables that precede it.
 *
 * @see https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/
 */
export function envOf({ env }: Container): k8s.EnvVar[] {
  const insideTexts = env.flatMap(({ value }) => (isWholeSecret(value) ? [] : value.flatMap(secretIn)));
  const helpers = [...new Set(insideTexts)].sort().map((secret) => ({
    name: helperName(secret),
    valueFrom: { secretKeyRef: secretKeyRef(secret) },
  }));
  return [...helpers, ...env.map(variableOf)];
}

/** A text in which Kubernetes expands nothing: `$(NAME)` in a command means the same as on Docker, itself. */
export function escapeExpansion(text: string): string {
  return text.replaceAll('$', '$$$$');
}

function variableOf({ name, value }: Variable): k8s.EnvVar {
  if (isWholeSecret(value)) return { name, valueFrom: { secretKeyRef: secretKeyRef(value[0].secret) } };
  const parts = value.map((part) =>
    typeof part === 'string' ? escapeExpansion(part) : `$(${helperName(part.secret)})`,
  );
  return { name, value: parts.join('') };
}

function isWholeSecret(text: Text): text is readonly [{ readonly secret: string }] {
  return text.length === 1 && typeof text[0] === 'object';
}

function secretIn(part: Text[number]): readonly string[] {
  return typeof part === 'string' ? [] : [part.secret];
}

function helperName(secret: string): string {
  return `FAIRWAY_SECRET_${secret}`;
}
