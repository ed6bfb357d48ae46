import { opaque } from '../../diff/opaque.ts';
import type { Facts } from '../../diff/part.ts';

/** What objects say of a part: of what its replicas are made of, and of what is around them. */
export interface ObjectFacts {
  readonly replica?: Facts;
  readonly around?: Facts;
}

export type Plain = Readonly<Record<string, unknown>>;

/** A field that holds an object; an empty one where it isn't there. */
export const record = (value: unknown): Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Plain) : {};

/** A field that holds a list of objects. */
export const list = (value: unknown): readonly Plain[] => (Array.isArray(value) ? value.map(record) : []);

/** A field that holds a text or a number. */
export const text = (value: unknown): string | undefined =>
  ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : undefined;

/** Fields that have no word in the model, by their own names. */
export function others(prefix: string, fields: Plain, known: readonly string[] = []): Facts {
  const rest = Object.entries(fields).filter(([field, value]) => !known.includes(field) && !isEmpty(value));
  return Object.fromEntries(rest.map(([field, value]) => [`${prefix}.${field}`, opaque(value)]));
}

/** Whether a value says nothing: the cluster drops it. */
export const isEmpty = (value: unknown) =>
  value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0);
