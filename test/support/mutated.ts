import fc from 'fast-check';
import { oddKey, oddValue, type Odd } from './odd.ts';

type Key = string | number;

/** Data with one to three changes: a value replaced, a key added, renamed or taken away. */
export function mutated(data: fc.Arbitrary<unknown>): fc.Arbitrary<Odd> {
  const change = fc.record({
    kind: fc.constantFrom('replace' as const, 'swap' as const, 'add' as const, 'rename' as const, 'remove' as const),
    at: fc.nat(),
    from: fc.nat(),
    key: oddKey,
    value: oddValue,
  });
  return fc
    .record({ data, changes: fc.array(change, { minLength: 1, maxLength: 3 }) })
    .map(({ data: original, changes }) => {
      const paths = pathsOf(original);
      const steps = changes.map(({ kind, at, from, key, value }) => {
        const path = paths[at % paths.length]!;
        return { kind, path, other: paths[from % paths.length]!, key, value };
      });
      const make = () => steps.reduce<unknown>((changed, step) => tryStep(original, changed, step), original);
      return Object.assign(make, { [fc.toStringMethod]: () => fc.stringify({ original, steps }) });
    });
}

interface Step {
  readonly kind: 'replace' | 'swap' | 'add' | 'rename' | 'remove';
  readonly path: readonly Key[];
  readonly other: readonly Key[];
  readonly key: string;
  readonly value: Odd;
}

/** The data after a step, or as it was where something odd inside can't even be copied. */
function tryStep(original: unknown, changed: unknown, { kind, path, other, key, value }: Step): unknown {
  try {
    if (kind === 'replace') return edit(changed, path, value);
    if (kind === 'swap') return edit(changed, path, () => valueAt(original, other));
    if (kind === 'add')
      return edit(changed, path, (inside) => (isObject(inside) ? { ...inside, [key]: value() } : value()));
    return rekey(changed, path, kind === 'rename' ? key : undefined);
  } catch {
    return changed;
  }
}

/** The ways to every value inside data, and to the data itself. */
function pathsOf(data: unknown, path: readonly Key[] = []): readonly (readonly Key[])[] {
  if (!isObject(data)) return [path];
  return [path, ...Object.entries(data).flatMap(([key, value]) => pathsOf(value, [...path, key]))];
}

function valueAt(data: unknown, path: readonly Key[]): unknown {
  return path.reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), data);
}

/** A copy in which one value is changed; the same data where the path leads nowhere any more. */
function edit(data: unknown, [key, ...rest]: readonly Key[], change: (value: unknown) => unknown): unknown {
  if (key === undefined) return change(data);
  if (!isObject(data) || !Object.hasOwn(data, key)) return data;
  const value = edit(data[key], rest, change);
  return Array.isArray(data) ? data.with(Number(key), value) : { ...data, [key]: value };
}

function rekey(data: unknown, path: readonly Key[], name: string | undefined): unknown {
  const key = path.at(-1);
  return edit(data, path.slice(0, -1), (inside) => {
    if (!isObject(inside) || Array.isArray(inside) || key === undefined || !Object.hasOwn(inside, key)) return inside;
    const entries = Object.entries(inside).flatMap(([old, value]) =>
      old !== String(key) ? [[old, value] as const] : name === undefined ? [] : [[name, value] as const],
    );
    return Object.fromEntries(entries);
  });
}

const isObject = (value: unknown): value is Readonly<Record<Key, unknown>> => {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.length < 100;
  return Object.getPrototypeOf(value) === Object.prototype;
};
