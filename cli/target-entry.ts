import type { Application } from '../app/model/application.ts';
import type { OutputFile } from '../app/model/output-file.ts';
import type { Topology } from '../app/report/topology.ts';
import type { Destination } from './live/destination.ts';
import type { LiveTarget } from './live/live-target.ts';
import type { NextStep } from './next-steps.ts';
import type { Settings } from './pulumi/settings.ts';
import type { Runner } from './run.ts';

/** Where secrets are brought. */
export interface PushSecretsOptions {
  /** Docker: the engine of a swarm's manager. @default - the one of this machine, or of DOCKER_HOST */
  readonly host?: string | undefined;
  /** Kubernetes: context of the kubeconfig. @default - the current one */
  readonly context?: string | undefined;
  /** Kubernetes: path of a kubeconfig. @default - the one that kubectl uses */
  readonly kubeconfig?: string | undefined;
  /** Kubernetes: whether values that others have written since are replaced. @default false */
  readonly forceConflicts?: boolean | undefined;
  readonly dryRun?: boolean | undefined;
}

/**
 * What the command line knows of a target. Everything that costs time is loaded when it is needed: each command loads
 * the entries of all targets.
 */
export interface TargetEntry {
  /** As it is written in a sentence. */
  readonly title: string;
  /** The place of the next steps. */
  readonly place: {
    /** As it is written in a sentence. */
    readonly title: string;
    /** As options of commands name it. */
    readonly option: string;
    /** Whether it can build its images itself, so that no registry is needed. */
    readonly builds: boolean;
  };

  /** What a person does there before the first deploy. @default - nothing */
  readonly setUp?: NextStep;

  /**
   * Makes the target's files.
   *
   * @throws ConfigError with everything that the target can't do without
   */
  readonly synthesize: (application: Application) => Promise<readonly OutputFile[]>;

  /**
   * The picture of an application on the target.
   *
   * @throws ConfigError as above
   */
  readonly topology: (application: Application) => Promise<Topology>;

  /**
   * Writes secrets to the target, under the names that its files refer to.
   *
   * @param application with the versions of its secrets
   * @returns the names of the new objects
   */
  readonly pushSecrets: (
    run: Runner,
    application: Application,
    values: Readonly<Record<string, string>>,
    options: PushSecretsOptions,
  ) => Promise<readonly string[]>;

  /**
   * Deploys an application within a program of Pulumi.
   *
   * @param secrets the value of each secret that the target needs
   * @returns where each route is reached, by workload and route
   */
  readonly deploy: (
    application: Application,
    settings: Settings,
    secrets: Readonly<Record<string, string>>,
  ) => Promise<Readonly<Record<string, string>>>;

  /**
   * Makes sure that the target answers, before anything is begun on it.
   *
   * @returns what answered
   * @throws UserError with what is wrong and what to do
   */
  readonly reach: (run: Runner, to: Destination) => Promise<string>;

  /** The application where it runs. */
  readonly open: (run: Runner, application: Application, to: Destination) => Promise<LiveTarget>;
}
