import type { Target } from '../contract/target.ts';

/** A step of a run that everything after it needs. */
export interface Step {
  /** A sentence about what holds then. */
  readonly name: string;
  /** @param say adds a line to the report */
  readonly run: (say: (line: string) => void) => Promise<void>;
}

/** How an application gets onto a target with stock tools, and off it again. */
export interface Deployment {
  readonly target: Target;
  /** Whose TCP ports are looked at from outside. */
  address(): Promise<string>;
  /**
   * Looks whether the target can be used, and removes what an earlier run has left.
   *
   * @throws Error that says what is missing
   */
  prepare(): Promise<void>;
  /** Options of `fairway secrets push` that name the target. */
  readonly secretsTo: readonly string[];
  /** Deploys what the project's `dist/` holds, for the first time. */
  readonly deploy: readonly Step[];
  /** Deploys what `dist/` holds now. */
  apply(): Promise<void>;
  /** Deploys what `dist/` holds now, and waits until it runs. */
  redeploy(): Promise<void>;
  /** Removes what runs, and not the data. @default - the target has no command of its own for that */
  takeDown?(): Promise<void>;
  /** Removes everything, the data included. */
  remove(): Promise<void>;
  /** What the target knows of a run that failed, by file name. */
  diagnose(): Promise<Readonly<Record<string, string>>>;
}
