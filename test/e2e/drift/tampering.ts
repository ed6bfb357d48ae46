/** What somebody does to a live application with stock tools, and what must be told of it. */
export interface Tampering {
  readonly tamper: () => Promise<void>;
  /** The lines of the drift, and no others. */
  readonly told: readonly string[];
  /** The parts that a deploy would change. */
  readonly deployed: readonly string[];
  /** Takes back what a deploy leaves alone. */
  readonly restore?: () => Promise<void>;
}
