import { isDeepStrictEqual } from 'node:util';

/** What a contract has seen at one key of an application's config, beside what the config asks for there. */
export interface Observation {
  /** Path of the key, as a person types it: `workloads.db.security.user`. */
  readonly key: string;
  /** Plain data. */
  readonly expected: unknown;
  /** Plain data, of the same form. */
  readonly seen: unknown;
}

/** Observations of a target for one contract. */
export interface Look {
  readonly target: string;
  readonly observations: readonly Observation[];
  /** Why nothing could be seen. @default - it could */
  readonly error?: Error | undefined;
}

/**
 * The observation of something that is looked at once.
 *
 * @param look what can't be looked at is seen as the error's message
 */
export async function observe(key: string, expected: unknown, look: () => unknown): Promise<Observation> {
  return { key, expected, seen: await seenBy(look) };
}

/** What a look gives, or why it gives nothing. */
export async function seenBy(look: () => unknown): Promise<unknown> {
  try {
    return await look();
  } catch (error) {
    return `nothing: ${(error as Error).message}`;
  }
}

/** What the replicas of one workload show: one value where all agree, as they should; all of them where they don't. */
export function ofAll(values: readonly unknown[]): unknown {
  const distinct = new Map(values.map((value) => [JSON.stringify(value), value]));
  return distinct.size === 1 ? values[0] : [...distinct.values()];
}

/** The observation of something that takes its time: looked at until it is as expected, or the time is over. */
export async function settled(
  key: string,
  expected: unknown,
  withinSeconds: number,
  look: () => unknown,
): Promise<Observation> {
  const deadline = Date.now() + withinSeconds * 1000;
  for (;;) {
    const seen = await seenBy(look);
    if (isDeepStrictEqual(seen, expected) || Date.now() > deadline) return { key, expected, seen };
    await new Promise((goOn) => setTimeout(goOn, 1000));
  }
}
