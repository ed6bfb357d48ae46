import { opaque } from '../../diff/opaque.ts';

/** A field that is compared elsewhere, or that the engine fills in by itself. */
export const READ = Symbol('read');

/** A field that always has a value: another one, or none, is told. */
export class Held {
  readonly value: unknown;

  constructor(value: unknown) {
    this.value = value;
  }
}

/** What is known of a value; of a list, what is known of each item. */
export type Known = typeof READ | Held | Fields;

export interface Fields {
  readonly [field: string]: Known;
}

/**
 * The fields of an object of which nothing is known, and those with another value than the one that they always have, by
 * path. What says nothing is left out.
 */
export function unread(value: unknown, known: Known | undefined, path = ''): Readonly<Record<string, unknown>> {
  if (known === READ) return {};
  if (known instanceof Held) return opaque(value) === opaque(known.value) ? {} : { [path]: value };
  if (known === undefined) return isEmpty(value) ? {} : { [path]: value };
  if (Array.isArray(value)) {
    const rests = value.map((item) => unread(item, known));
    return rests.every((rest) => Object.keys(rest).length === 0) ? {} : { [path]: rests };
  }
  // A field that is held is told where it is missing, too; but not where the whole object is.
  const fields = isObject(value) ? [...new Set([...Object.keys(value), ...held(known)])] : [];
  const parts = fields.map((field) =>
    unread((value as never)[field], known[field], path === '' ? field : `${path}.${field}`),
  );
  return Object.assign({}, ...parts) as Readonly<Record<string, unknown>>;
}

const held = (known: Fields) => Object.entries(known).flatMap(([field, value]) => (value instanceof Held ? field : []));

const isObject = (value: unknown) => typeof value === 'object' && value !== null;

/** Whether a value, with all that is in it, says nothing. */
function isEmpty(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.values(value).every(isEmpty);
  return value === null || value === undefined || value === '' || value === false || value === 0;
}
