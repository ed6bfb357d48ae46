import type { PlannedCommand } from './deploy-plan.ts';
import type { Version } from './workload-status.ts';

/** How a workload returns to the version before. */
export interface Return {
  /** Its name in app/config.ts. */
  readonly name: string;
  /** What runs now, and what it returns to; the same where only the configuration differs. */
  readonly from: Version;
  readonly to: Version;
  readonly command: PlannedCommand;
}

/** What a target remembers, for a rollback. */
export interface Memory {
  /** The workloads that have a version to return to. */
  readonly returns: readonly Return[];
  /** The workloads that the last deploy has changed, where it was noted. */
  readonly lastChanged: readonly string[];
}
