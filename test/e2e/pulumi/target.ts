import type { Target } from '../../../app/model/target.ts';
import type { Deployment } from '../deployment.ts';
import type { Sample } from '../sample.ts';
import type { Settings } from '../settings.ts';
import type { Changed } from './changes.ts';

/** A target to which Pulumi deploys. */
export interface PulumiTarget {
  readonly name: Target;
  /** Looks before, and removes everything after. */
  readonly deployment: Deployment;
  /** Settings of the stack that say where the target is. */
  readonly settings: () => Promise<Readonly<Record<string, string>>>;
  /** All that a preview tells of each change, as `update service/web`, sorted. */
  readonly told: Readonly<Record<Changed, readonly string[]>>;
  /** The application's volumes that are there. */
  readonly volumes: () => Promise<readonly string[]>;
}

/** The targets that the project has. */
export type PulumiTargets = Readonly<
  Record<string, () => Promise<(sample: Sample, settings: Settings) => PulumiTarget>>
>;
