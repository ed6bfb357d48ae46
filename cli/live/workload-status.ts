/** What a line of a status is about. */
export type StatusKind =
  /** A workload of app/config.ts. */
  | 'workload'
  /** A job of app/config.ts. */
  | 'job'
  /** What the target itself runs for the application, such as the proxy on Docker. */
  | 'target';

/** How a part of a live application is, in the same words on both targets. */
export type Health =
  /** As many replicas as wanted serve, all of the version that was deployed last. */
  | 'healthy'
  /** A new version is on its way; the old one serves meanwhile. */
  | 'updating'
  /** Fewer replicas than wanted serve. */
  | 'degraded'
  /** No replica serves. */
  | 'down'
  /** The version that was deployed last did not become healthy: the one before serves. */
  | 'update failed'
  /** No replica is wanted. */
  | 'stopped'
  /** A job: on its way. */
  | 'running'
  /** A job: its last run has succeeded. */
  | 'completed'
  /** A job: its last run has failed for good. */
  | 'failed'
  /** A job: it waits for its time. */
  | 'scheduled';

/** Which version of a workload serves. */
export interface Version {
  /** Reference of the image. */
  readonly image: string;
  /** `sha256:…`; absent for an image that is named by its tag alone. */
  readonly digest?: string | undefined;
  /** Git commit from which it was built, as its label `org.opencontainers.image.revision` says. */
  readonly revision?: string | undefined;
}

/** How one part of a live application is. */
export interface WorkloadStatus {
  /** Its name in app/config.ts. */
  readonly name: string;
  readonly kind: StatusKind;
  /** Replicas that are to run. */
  readonly wanted: number;
  /** Replicas that serve: they run, and have been ready. */
  readonly running: number;
  readonly health: Health;
  readonly version?: Version | undefined;
  /** Since when the replica that has run longest runs, a job's last run was: an ISO 8601 time. */
  readonly since?: string | undefined;
  /** How often replicas of this version were replaced or started again after a failure, as far as the target remembers. */
  readonly restarts: number;
  /** What all replicas use now, in thousandths of a core. */
  readonly cpuMillis?: number | undefined;
  /** What all replicas use now. */
  readonly memoryBytes?: number | undefined;
  /** What a person should know beside. */
  readonly note?: string | undefined;
}

/** States in which something is as app/config.ts wants it, or on its way there. */
const FINE: readonly Health[] = ['healthy', 'updating', 'stopped', 'running', 'completed', 'scheduled'];

/** Whether nothing about it needs a person. */
export const isFine = ({ health }: Pick<WorkloadStatus, 'health'>) => FINE.includes(health);

/** The version that a reference to an image names. */
export function versionOf(image: string, revision?: string): Version {
  const [, digest] = image.split('@');
  return { image, digest, revision };
}
