import type { Application } from '../../app/model/application.ts';
import type { Observation } from './observation.ts';
import type { Snapshot } from './snapshot.ts';
import type { Capability, Target } from './target.ts';

/** An application that runs on a target. */
export interface Subject {
  /** As it is described now: a redeploy may change it. */
  readonly application: Application;
  readonly target: Target;
  /** The folder with the files from which it was deployed. */
  readonly files: string;
  /** The values that its secrets were given, by name. */
  readonly secretValues: Readonly<Record<string, string>>;
  /** What its replicas show from inside, looked at once for all contracts until something changes. */
  snapshot(): Promise<Snapshot>;
  /** TCP ports that answer at the target's public address now, and didn't before the application was deployed. */
  openedPorts(): Promise<readonly number[]>;
  /** References of the application's images that hold one of the texts in a layer or in their history. */
  imagesHolding(texts: readonly string[]): Promise<readonly string[]>;
  /** Deploys the application with changes, as a JSON merge patch of its config, and waits until it runs. */
  redeploy(changes: object): Promise<void>;
  /** The same, without waiting: for changes that can't run. */
  apply(changes: object): Promise<void>;
}

/** What holds for an application on every target. */
export interface Contract {
  /** A sentence about behaviour. */
  readonly name: string;
  /** The keys of the model that it holds a target to, with `*` for names: `workloads.*.security.user`. */
  readonly keys: readonly [string, ...string[]];
  /** Where a target has a gap there, the contract is skipped with its reason. @default - nothing particular */
  readonly needs?: Capability;
  /** A key: the contract is skipped where `fairway parity` tells that it is lost on the target. @default - none */
  readonly unlessLost?: string;
  /** Whether the application has what this is about. @default - every application has */
  readonly applies?: (application: Application) => boolean;
  /** What is seen at those keys. Nothing can be seen where it throws. */
  readonly check: (subject: Subject) => Promise<readonly Observation[]>;
}
