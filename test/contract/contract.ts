import type { Application } from '../../app/model/application.ts';
import type { Capability, Target } from './target.ts';

/** An application that runs on a target. */
export interface Subject {
  readonly application: Application;
  readonly target: Target;
  /** The folder with the files from which it was deployed. */
  readonly files: string;
  /** TCP ports that answer at the target's public address now, and didn't before the application was deployed. */
  openedPorts(): Promise<readonly number[]>;
  /** References of the application's images that hold one of the texts in a layer or in their history. */
  imagesHolding(texts: readonly string[]): Promise<readonly string[]>;
  /** Deploys the same application with a variable added to every workload, and waits until it runs. */
  redeployWith(variable: { readonly name: string; readonly value: string }): Promise<void>;
}

/** What holds for an application on every target. */
export interface Contract {
  /** A sentence about behaviour. */
  readonly name: string;
  /** Where a target has a gap there, the contract is skipped with its reason. @default - nothing particular */
  readonly needs?: Capability;
  /** Throws what doesn't hold. */
  readonly check: (subject: Subject) => Promise<void>;
}
