import type { Application } from '../../../app/model/application.ts';
import { isOpaque } from './opaque.ts';

/** What may be printed of a fact; `undefined`: only that there is one. */
export type Disclose = (part: string, key: string, value: string) => string | undefined;

/** First words of keys whose values hold no secret, whoever has set them. */
const PLAIN = [
  ...['image', 'workingDir', 'stopGracePeriodSeconds', 'resources', 'security', 'placement', 'scale', 'update'],
  ...['ports', 'publish', 'routes', 'redirects', 'connectsTo', 'clients', 'internet', 'volumes', 'schedule'],
  ...['startupProbe', 'readinessProbe', 'livenessProbe'],
];

/** Variables whose names, or values, say that they are for few eyes. */
const SECRETIVE = /pass|secret|token|key|credential|auth|private|dsn/i;

/** A URL that says who asks: `https://token@example.com`, `postgres://app:password@db/app`. */
const CREDENTIALS = /\w+:\/\/\S*@/;

/**
 * Decides what is printed of an application's facts.
 *
 * A variable is shown only where app/config.ts declares it, and as plain text: what somebody has added by hand, and what
 * a secret is part of, may be a secret.
 */
export function disclosing({ workloads, jobs }: Application): Disclose {
  const containers = [...workloads, ...jobs];
  return (part, key, value) => {
    if (isOpaque(value)) return undefined;
    const [first = ''] = key.split(' ');
    const [word = '', ...rest] = first.split('.');
    if (word !== 'env') return PLAIN.includes(word) ? value : undefined;
    const variable = rest.join('.');
    const declared = containers.find(({ name }) => name === part)?.env.find(({ name }) => name === variable);
    const isLiteral = declared?.value.every((piece) => typeof piece === 'string') ?? false;
    const isPrivate = SECRETIVE.test(variable) || SECRETIVE.test(value) || CREDENTIALS.test(value);
    return isLiteral && !isPrivate ? value : undefined;
  };
}
