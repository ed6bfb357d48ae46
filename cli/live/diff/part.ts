import type { StatusKind } from '../workload-status.ts';

/** What is known of a part, by key of the model: `env.LOG_LEVEL`, `resources.limits.memory`. */
export type Facts = Readonly<Record<string, string>>;

/** What becomes of the replicas when what they are made of changes. */
export type Renewal =
  /** New ones serve before the old ones end. */
  | 'new replicas first'
  /** The old ones end first: nobody answers in between, where there is but one. */
  | 'old replicas first'
  /** A job: it runs once more. */
  | 'runs again'
  /** A job: the next run is another. */
  | 'from the next run on';

/**
 * A part of an application as plain facts: as it is declared, as it was deployed, or as it is. All targets tell them by
 * the same keys, so one comparison and one way to print it serve them all.
 */
export interface Part {
  /** Its name in app/config.ts, that of a part of the target's own, or `application` for what all share. */
  readonly name: string;
  readonly kind: StatusKind | 'application';
  /** What replicas are made of: another value makes other replicas. */
  readonly replica: Facts;
  /** What changes without touching a replica. */
  readonly around: Facts;
  readonly renewal: Renewal;
  /** Keys of the replicas whose values only the other side can know, such as the digest of a tag: no difference where one has none. */
  readonly unknown?: readonly string[] | undefined;
}

/** Facts of the values that are there, under a common first word; `''`: under none. */
export function prefixed(prefix: string, values: Readonly<Record<string, string | undefined>>): Facts {
  const known = Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(known.map(([key, value]) => [prefix === '' ? key : `${prefix}.${key}`, value]));
}

export const partNamed = (parts: readonly Part[], name: string): Part | undefined =>
  parts.find((part) => part.name === name);

/** Whether anything of an application is there: what all parts share may be there without one. */
export const isDeployed = (live: readonly Part[]): boolean => live.some(({ kind }) => kind !== 'application');

/** Two states of an application. */
export interface Comparison {
  readonly before: readonly Part[];
  readonly after: readonly Part[];
  /** What a person should know of how they were compared. */
  readonly notes: readonly string[];
}
