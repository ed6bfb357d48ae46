import type { z } from 'zod';

/**
 * The parts of zod's own description of a schema that are needed to find the keys at a path.
 *
 * @see https://zod.dev/packages/core
 */
interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly valueType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly innerType?: z.ZodType;
  readonly in?: z.ZodType;
}

const definitionOf = (schema: z.ZodType) => schema.def as unknown as Definition;

/** The objects, records, arrays and leaves behind defaults, transforms and unions. */
export function alternatives(schema: z.ZodType): readonly z.ZodType[] {
  const { innerType, in: input, options } = definitionOf(schema);
  if (innerType !== undefined) return alternatives(innerType);
  if (input !== undefined) return alternatives(input);
  if (options !== undefined) return options.flatMap(alternatives);
  return [schema];
}

/** What may stand under a key of a schema: a named key's schema, or that of every entry of a record or list. */
export function child(schema: z.ZodType, key: string | number): readonly z.ZodType[] {
  return alternatives(schema).flatMap((alternative) => {
    const { shape, valueType, element } = definitionOf(alternative);
    const named = shape !== undefined && Object.hasOwn(shape, key) ? shape[key] : undefined;
    const found = named ?? valueType ?? element;
    return found === undefined ? [] : alternatives(found);
  });
}

/** The keys that a schema names itself: those of its object, or of each object that it may be. */
export function keysOf(schema: z.ZodType): readonly string[] {
  return [...new Set(alternatives(schema).flatMap((one) => Object.keys(definitionOf(one).shape ?? {})))];
}

/** The keys that may stand at a path of a config. */
export function keysAt(schema: z.ZodType, path: readonly (string | number)[]): readonly string[] {
  const found = path.reduce<readonly z.ZodType[]>(
    (schemas, key) => schemas.flatMap((one) => child(one, key)),
    [schema],
  );
  return [...new Set(found.flatMap(keysOf))];
}

/**
 * Every key that a config may have, with `*` for names and list entries: `workloads.*.scale.min`.
 *
 * @returns each path once, parents before children
 */
export function allKeys(schema: z.ZodType, prefix: readonly string[] = []): readonly string[] {
  const found = alternatives(schema).flatMap((alternative) => {
    const { shape, valueType, element } = definitionOf(alternative);
    if (shape !== undefined) {
      return Object.entries(shape).flatMap(([key, value]) => [
        [...prefix, key].join('.'),
        ...allKeys(value, [...prefix, key]),
      ]);
    }
    const entry = valueType ?? element;
    return entry === undefined ? [] : allKeys(entry, [...prefix, '*']);
  });
  return [...new Set(found)];
}
