import type { Stage } from './stage.ts';

/** One thing that a platform gives, shown on a real one. */
export interface Row {
  /** What it is called on the command line. */
  readonly id: string;
  /** What is given, as the first column of the evidence. */
  readonly title: string;
  readonly checks: readonly Check[];
}

/** Something that is seen, or isn't. */
export interface Check {
  /** A sentence about behaviour. */
  readonly name: string;
  /** The command by which a person sees it. */
  readonly command: string;
  /** Whether it belongs to the short run, too. @default false */
  readonly quick?: boolean;
  /** Why it can't be shown here. @default - it can */
  readonly skip?: (stage: Stage) => string | undefined;
  /**
   * @returns what was seen, with its figures
   * @throws what doesn't hold
   */
  readonly check: (stage: Stage) => Promise<string>;
}
