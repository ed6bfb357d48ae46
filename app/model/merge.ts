/**
 * Merges a patch into plain data: objects by key, `null` takes a key away, `undefined` changes
 * nothing, anything else replaces.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7396
 */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isRecord(patch)) return patch;
  const base = isRecord(target) ? target : {};
  const merged = new Map(Object.entries(base));
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) merged.delete(key);
    else if (value !== undefined) merged.set(key, mergePatch(merged.get(key), value));
  }
  return Object.fromEntries(merged);
}

/** Paths of the values that a patch sets or takes away: `workloads.web.scale.min`. */
export function changedPaths(patch: unknown): readonly string[] {
  if (!isRecord(patch)) return [];
  return Object.entries(patch).flatMap(([key, value]) =>
    isRecord(value) ? changedPaths(value).map((path) => `${key}.${path}`) : [key],
  );
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
