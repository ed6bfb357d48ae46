import type { Target } from '../../app/model/target.ts';
import type { DeployEnd, DeployOutcome, DeployPlan } from './deploy-plan.ts';
import type { Comparison } from './diff/part.ts';
import type { Failure } from './failure.ts';
import type { Memory } from './return.ts';
import type { Rollout } from './rollout.ts';
import type { WorkloadStatus } from './workload-status.ts';

/**
 * An application where it runs. One adapter per target; the commands on top know no target, and what they say is the
 * same on both.
 *
 * Every method throws a UserError where the target doesn't answer, with what it said.
 */
export interface LiveTarget {
  readonly name: Target;
  /** Where it is, as in a sentence: `Docker at ssh://deploy@vps.example.com`. */
  readonly place: string;

  /** How every part is now. */
  status(): Promise<readonly WorkloadStatus[]>;

  /**
   * Decides how a deploy goes on, and looks whether it can: nothing is changed.
   *
   * @param folder with the target's files, as a synth has written them
   * @throws UserError with everything that stands in its way
   */
  planDeploy(folder: string, options: PlanOptions): Promise<DeployPlan>;

  /** What a deploy would change. */
  preview(): Promise<Comparison>;

  /** What has changed since the last deploy, and not by it. */
  drift(): Promise<Comparison>;

  /** How far each part is on its way to what was asked for last. */
  rollouts(): Promise<readonly Rollout[]>;

  /** Why parts don't run as they should: the reason, and the last lines of the replicas that failed. */
  failures(names: readonly string[]): Promise<readonly Failure[]>;

  /**
   * Takes note of a deploy on the target. After a good one, removes what nothing needs any more; after a failed one,
   * lets failed workloads return to the version before.
   */
  finishDeploy(plan: DeployPlan, outcome: DeployOutcome): Promise<DeployEnd>;

  /** To which versions workloads could return, each by a command. */
  memory(): Promise<Memory>;

  /** The command line that prints what the replicas of a workload, or the runs of a job, have written. */
  logsCommand(name: string, options: LogsOptions): readonly string[];
}

export interface PlanOptions {
  /** Whether a deploy takes back what others have set since, where the target would refuse that. */
  readonly forceConflicts: boolean;
}

export interface LogsOptions {
  /** Whether it goes on with what they write from now on. */
  readonly follow: boolean;
  /** As many of the last lines of each replica; or `all`. */
  readonly tail: string;
}
