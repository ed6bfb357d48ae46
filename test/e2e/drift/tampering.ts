import type { Deployment } from '../deployment.ts';
import type { Sample } from '../sample.ts';
import type { Settings } from '../settings.ts';

/** What somebody does to a live application with stock tools, and what must be told of it. */
export interface Tampering {
  readonly tamper: () => Promise<void>;
  /** The lines of the drift, and no others. */
  readonly told: readonly string[];
  /** The parts that a deploy would change. */
  readonly deployed: readonly string[];
  /** Takes back what a deploy leaves alone. */
  readonly restore?: () => Promise<void>;
  /** Options of a push of secrets over what somebody else has written. @default - none */
  readonly pushFlags?: readonly string[];
}

/** How a target is deployed to, and tampered with. */
export interface DriftTarget {
  readonly deployment: Deployment;
  readonly tampering: Tampering;
  /** Options of Fairway's commands that name the place. */
  readonly place: readonly string[];
  /** Options of a deploy over what somebody else has changed. */
  readonly flags: readonly string[];
}

/** The targets that the project has. */
export type DriftTargets = Readonly<Record<string, () => Promise<(sample: Sample, settings: Settings) => DriftTarget>>>;
