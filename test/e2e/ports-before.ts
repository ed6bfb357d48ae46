import { openPorts } from '../../cli/open-ports.ts';

/** Above it are outgoing connections' ports, and below it those that clusters give away. */
const LAST = 32_767;

const before = new Map<string, Promise<readonly number[]>>();

/** The TCP ports of an address that answer before a run has deployed anything; looked for once. */
export function portsBefore(address: string): Promise<readonly number[]> {
  if (!before.has(address)) before.set(address, twice(address));
  return before.get(address)!;
}

/** A busy machine may miss one; that would look as if it had been opened later. */
async function twice(address: string): Promise<readonly number[]> {
  const once = await openPorts(address, { last: LAST });
  return [...once, ...(await openPorts(address, { last: LAST }))];
}

/** Those that answer now, and didn't before or are asked about: an earlier run may have left them. */
export async function openedPorts(address: string, askedAbout: readonly number[]): Promise<readonly number[]> {
  const known = await portsBefore(address);
  const now = await openPorts(address, { last: LAST });
  return now.filter((port) => askedAbout.includes(port) || !known.includes(port));
}
