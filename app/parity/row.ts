import type { Application } from '../model/application.ts';

/**
 * How much a difference matters, from least to most.
 *
 * - `info`: the same outcome by other means
 * - `degraded`: it works, with less
 * - `lost`: what the config asks for has no effect
 * - `refused`: the target can't run the application as it is
 */
export const severities = ['info', 'degraded', 'lost', 'refused'] as const;

export type Severity = (typeof severities)[number];

/** The tests that show a claim to be true: those of one file, by their names as they are written there. */
export interface Proof {
  readonly file: string;
  readonly tests: readonly [string, ...string[]];
}

/** Where an application meets a difference. */
export interface Place {
  /** Path of the key that brings it about: `workloads.api.scale.max`. */
  readonly path: string;
  /** What it comes to there, in figures of this application: `2 replicas, not 2 to 6`. */
  readonly detail?: string | undefined;
}

interface Claim {
  readonly provenBy: Proof;
}

/** The target does what the key says. */
export interface Native extends Claim {
  readonly kind: 'native';
  /** By what: `replicas of the Swarm service`. */
  readonly as: string;
}

interface Difference extends Claim {
  readonly severity: Severity;
  readonly where: (application: Application) => readonly Place[];
  /** What to do about it. */
  readonly instead?: string;
}

/** The target has no such thing; Fairway makes it of others. */
export interface Emulated extends Difference {
  readonly kind: 'emulated';
  /** How it is made. */
  readonly by: string;
  /** How it differs from the real thing. */
  readonly differs: string;
}

/** The target can't. */
export interface Unsupported extends Difference {
  readonly kind: 'unsupported';
  /** What that means for the application. */
  readonly impact: string;
}

export type Answer = Native | Emulated | Unsupported;

/** What each target makes of keys of the config. */
export interface Row {
  /** Paths with `*` for names, as `allKeys` gives them. */
  readonly keys: readonly string[];
  /**
   * Keys below them of which the same holds, as `http.path` below `readinessProbe`. One that is new has no answer until
   * it stands here or in a row of its own. @default - none
   */
  readonly within?: readonly string[];
  readonly docker: Answer;
  readonly kubernetes: Answer;
  /** Contracts to which both targets are held at these keys, where they run. @default - none: the answers' own proofs */
  readonly heldBy?: Proof;
}

export const proof = (file: string, ...tests: Proof['tests']): Proof => ({ file, tests });

/** The proof of a key that a target ignores: with it and without it, the target's files are the same. */
export const withoutEffect = proof('test/parity/no-effect.test.ts', '%s changes nothing on %s');

export const native = (as: string, provenBy: Proof): Native => ({ kind: 'native', as, provenBy });

export const emulated = (answer: Omit<Emulated, 'kind'>): Emulated => ({ kind: 'emulated', ...answer });

export const unsupported = (answer: Omit<Unsupported, 'kind'>): Unsupported => ({ kind: 'unsupported', ...answer });

/** The keys of workloads and jobs, which have them in common. */
export const inContainers = (...keys: readonly string[]) =>
  keys.flatMap((key) => [`workloads.*.${key}`, `jobs.*.${key}`]);

/** The keys of workloads. */
export const inWorkloads = (...keys: readonly string[]) => keys.map((key) => `workloads.*.${key}`);
