/**
 * Merges a patch into plain data: objects by key, `null` takes a key away, anything else replaces.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7396
 */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isRecord(patch)) return patch;
  const base = isRecord(target) ? target : {};
  const keys = new Set([...Object.keys(base), ...Object.keys(patch)]);
  return Object.fromEntries(
    [...keys]
      .filter((key) => !(Object.hasOwn(patch, key) && patch[key] === null))
      .map((key) => [
        key,
        Object.hasOwn(patch, key) && patch[key] !== undefined ? mergePatch(base[key], patch[key]) : base[key],
      ]),
  );
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
