import type { WorkloadStatus } from './workload-status.ts';

/**
 * An application where it runs. One adapter per target; the commands on top know no target, and what they say is the
 * same on both.
 */
export interface LiveTarget {
  /** Where it is, as in a sentence: `Docker at ssh://deploy@vps.example.com`. */
  readonly place: string;

  /**
   * How every part is now.
   *
   * @throws UserError where the target doesn't answer
   */
  status(): Promise<readonly WorkloadStatus[]>;
}
