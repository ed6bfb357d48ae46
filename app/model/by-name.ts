/** The entries of a record in the order of their names, the same on every machine. */
export function byName<T>(record: Readonly<Record<string, T>>): readonly (readonly [name: string, value: T])[] {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
}
