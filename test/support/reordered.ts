/** The same data with the keys of every object in another order, which the seed decides. */
export function reordered<T>(data: T, seed: number): T {
  if (Array.isArray(data)) return data.map((entry: unknown) => reordered(entry, seed)) as T;
  if (typeof data !== 'object' || data === null) return data;
  const entries = Object.entries(data).map(([key, value]) => [key, reordered<unknown>(value, seed)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => rank(a, seed) - rank(b, seed))) as T;
}

/** A number without meaning that is the same for the same key. */
function rank(key: string, seed: number): number {
  return [...key].reduce((hash, character) => (Math.imul(hash, 31) + character.codePointAt(0)!) | 0, seed);
}
