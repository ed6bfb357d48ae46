/** A range of IPv4 addresses: `10.0.0.0/8`. */
export interface Range {
  readonly first: number;
  readonly size: number;
}

/** Reads a range, or one address; `undefined` for what is none. */
export function parseRange(text: string): Range | undefined {
  const match = /^(\d+)\.(\d+)\.(\d+)\.(\d+)(?:\/(\d+))?$/.exec(text);
  if (match === null) return undefined;
  const bits = Number(match[5] ?? 32);
  const bytes = match.slice(1, 5).map(Number);
  if (bits > 32 || bytes.some((byte) => byte > 255)) return undefined;
  const size = 2 ** (32 - bits);
  const address = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
  return { first: address - (address % size), size };
}

/** Whether two ranges have an address in common; what is no IPv4 range has none. */
export function overlaps(one: string, other: string): boolean {
  const [a, b] = [parseRange(one), parseRange(other)];
  return a !== undefined && b !== undefined && a.first < b.first + b.size && b.first < a.first + a.size;
}

/** Whether every address of the inner range is one of the outer. */
export function contains(outer: string, inner: string): boolean {
  const [a, b] = [parseRange(outer), parseRange(inner)];
  return a !== undefined && b !== undefined && a.first <= b.first && b.first + b.size <= a.first + a.size;
}
