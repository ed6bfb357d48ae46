import type { Application } from '../../app/model/application.ts';
import type { Target as TargetName } from '../../app/model/target.ts';
import type { PublishedPort } from '../../app/model/workload.ts';
import type { CommandResult } from '../support/command.ts';

/** What a target may be unable to do. */
export type Capability =
  /** A container may ask the platform about its own application. */
  | 'platformApi'
  /** A connection from one workload to another opens nothing the other way. */
  | 'directedConnections'
  /** Whoever may go outside reaches the application's own public ports there. */
  | 'ownAddressIsOutside'
  /** What awaits the end of a job isn't started before, however it is deployed. */
  | 'jobsFirst'
  /** No process can gain privileges, not even through a setuid program. */
  | 'noNewPrivileges'
  /** Who asks over plain HTTP for a host with a certificate is sent to HTTPS. */
  | 'httpsRedirect';

/** What those who collect logs and figures find a workload by. */
export interface Labels {
  readonly application?: string | undefined;
  readonly workload?: string | undefined;
}

/** A copy of a workload that runs. */
export interface Replica {
  readonly workload: string;
  /** What the target calls it: a container's id, a pod's name. */
  readonly id: string;
  readonly labels: Labels;
  /** The image that runs, under every name with a digest that the target knows for it. */
  readonly images: readonly string[];
  /** Its addresses inside. */
  readonly addresses: readonly string[];
  /** When its present process started. */
  readonly startedAt: string;
  /** Since when the target sends it requests, to the second. */
  readonly servesSince: string;
}

/** One time that a job ran, or runs. */
export interface Run {
  /** The image that it is of, with its digest. @default - none has been pulled for it yet */
  readonly image?: string | undefined;
  readonly startedAt: string;
  /** @default - it hasn't ended */
  readonly endedAt?: string | undefined;
  readonly succeeded: boolean;
}

/** Where a replica tells its figures. */
export interface Figures {
  readonly port: number;
  readonly path: string;
}

/** Where something answers. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

/** How the contract looks at an application, wherever it runs. One adapter per target. */
export interface Target {
  readonly name: TargetName;
  /** What the target can't do, each with the reason. */
  readonly gaps: Readonly<Partial<Record<Capability, string>>>;
  /** For how long requests may go to a replica whose process has ended, and stay without an answer, in seconds. */
  readonly missesEndsFor: number;
  /** Where the application's routes answer. */
  entry(application: Application): Promise<{ readonly host: string; readonly http: number; readonly https: number }>;
  /** Where a published port answers. */
  publishedAt(workload: string, port: PublishedPort): Promise<Address>;
  /** TCP ports that the application opens to the outside by itself. */
  publicPorts(application: Application): Promise<readonly number[]>;
  /** The running replicas of a workload. */
  replicas(workload: string): Promise<readonly Replica[]>;
  /** Runs a command in a replica, as the replica's user. */
  exec(replica: Replica, argv: readonly string[], input?: string): Promise<CommandResult>;
  /** Replaces all replicas of a workload, as it is done where nothing has changed; waits for nothing. */
  restart(workload: string): Promise<void>;
  /** The runs of a job that the target remembers, the first one first. */
  runs(job: string): Promise<readonly Run[]>;
  /** What all replicas of a workload, or all runs of a job, have written. */
  logs(name: string): Promise<string>;
  /** The lines that are found by the labels with which those who collect logs get them. */
  logsBy(labels: Required<Labels>): Promise<string>;
  /** Where those who collect figures are told to ask a replica. @returns nothing where nobody is told */
  figuresOf(replica: Replica): Promise<Figures | undefined>;
  /** Everything that the target tells about the application and its parts to whoever may ask, but its secrets' values. */
  descriptions(): Promise<string>;
}
