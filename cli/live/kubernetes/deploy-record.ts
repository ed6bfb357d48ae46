import type { Application } from '../../../app/model/application.ts';
import { namespaceOf, sharedMetadata } from '../../../charts/metadata.ts';

/** What the cluster keeps of the last deploy, in a ConfigMap. */
export interface DeployRecord {
  /** Workloads whose version the deploy has changed, and that came to run. */
  readonly changed: readonly string[];
  /** Versions that failed, by workload: a ReplicaSet's or ControllerRevision's name. No rollback returns to them. */
  readonly failed: Readonly<Record<string, string>>;
  /** Versions to which workloads have returned because the one of the last deploy failed. */
  readonly reverted: Readonly<Record<string, string>>;
  /** The objects that the last good deploy has applied, packed. @default - an older version of Fairway has deployed it */
  readonly applied?: string | undefined;
}

export const emptyDeployRecord: DeployRecord = { changed: [], failed: {}, reverted: {} };

/** Name of the ConfigMap; a declared config's ends in a hash, and has no dot. */
export const RECORD_NAME = 'fairway.deploy';

const KEY = 'record.json';

/** What a deploy found, and what it led to: versions by workload, and the parts that failed. */
export interface Deployed {
  readonly before: Readonly<Record<string, string>>;
  readonly present: Readonly<Record<string, string>>;
  readonly failed: readonly string[];
}

/** The record after a deploy. One that changed nothing leaves what the last one has changed. */
export function nextRecord(earlier: DeployRecord, { before, present, failed }: Deployed): DeployRecord {
  const changed = Object.keys(present).filter((name) => before[name] !== undefined && before[name] !== present[name]);
  const stillFailed = Object.entries(earlier.failed).filter(([name, id]) => present[name] !== id);
  const failedNow = failed.filter((name) => changed.includes(name)).map((name) => [name, present[name]!] as const);
  return {
    changed: changed.length === 0 ? earlier.changed : changed.filter((name) => !failed.includes(name)),
    failed: Object.fromEntries([...stillFailed, ...failedNow]),
    reverted: {},
  };
}

/** The record as an object of the application's namespace. */
export function recordManifest(application: Application, record: DeployRecord) {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { ...sharedMetadata(application, 'deploy', RECORD_NAME), namespace: namespaceOf(application) },
    data: { [KEY]: JSON.stringify(record) },
  };
}

/** Reads a record out of its ConfigMap; an empty one where there is none. */
export function parseRecord(configMap: { readonly data?: Readonly<Record<string, string>> } | undefined): DeployRecord {
  const text = configMap?.data?.[KEY];
  return { ...emptyDeployRecord, ...(JSON.parse(text ?? '{}') as Partial<DeployRecord>) };
}
