import type { FieldSet } from './objects.ts';

/**
 * The part of an object that one manager of its fields has set.
 *
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management
 */
export function ownedFields(value: unknown, fields: FieldSet): unknown {
  const steps = Object.entries(fields).filter(([step]) => step !== '.');
  // A field without further steps belongs to the manager with all that is in it.
  if (steps.length === 0) return value;
  if (Array.isArray(value)) return value.flatMap((item: unknown) => ownedItem(item, steps));
  const record = value as Readonly<Record<string, unknown>>;
  const owned = steps.flatMap(([step, inner]) => {
    const field = step.slice('f:'.length);
    return step.startsWith('f:') && field in record ? [[field, ownedFields(record[field], inner)] as const] : [];
  });
  return Object.fromEntries(owned);
}

/** An item of a list, which is known by some of its fields (`k:`) or by its value (`v:`). */
function ownedItem(item: unknown, steps: readonly (readonly [step: string, inner: FieldSet])[]): readonly unknown[] {
  for (const [step, inner] of steps) {
    const key = JSON.parse(step.slice('k:'.length)) as unknown;
    if (step.startsWith('v:') && JSON.stringify(key) === JSON.stringify(item)) return [item];
    if (!step.startsWith('k:')) continue;
    const record = item as Readonly<Record<string, unknown>>;
    const keys = Object.entries(key as Readonly<Record<string, unknown>>);
    if (keys.every(([field, wanted]) => record[field] === wanted)) return [ownedFields(item, inner)];
  }
  return [];
}
