/** The parts of the cluster's objects that are read here, as `kubectl get -o json` prints them. */
export interface Metadata {
  readonly name: string;
  readonly namespace?: string;
  readonly uid: string;
  readonly generation?: number;
  readonly creationTimestamp: string;
  readonly deletionTimestamp?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly ownerReferences?: readonly { readonly kind: string; readonly name: string; readonly uid: string }[];
  readonly managedFields?: readonly ManagedFields[];
}

/** @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management */
export interface ManagedFields {
  readonly manager: string;
  readonly operation: 'Apply' | 'Update';
  readonly subresource?: string;
  readonly fieldsV1?: FieldSet;
}

/** Fields of an object: `f:` before a field's name, `k:` before the keys of an item, `v:` before a value. */
export interface FieldSet {
  readonly [step: string]: FieldSet;
}

export interface Condition {
  readonly type: string;
  readonly status: 'True' | 'False' | 'Unknown';
  readonly reason?: string;
  readonly message?: string;
  readonly lastTransitionTime?: string;
}

export interface PodTemplate {
  readonly metadata?: {
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly spec: {
    readonly containers: readonly PodContainer[];
    readonly volumes?: readonly { readonly configMap?: { readonly name: string } }[];
    readonly [field: string]: unknown;
  };
}

export interface PodContainer {
  readonly name: string;
  readonly image: string;
  readonly startupProbe?: Probe;
  readonly readinessProbe?: Probe;
}

export interface Probe {
  readonly initialDelaySeconds?: number;
  readonly periodSeconds?: number;
  readonly failureThreshold?: number;
}

/** A Deployment or a StatefulSet. */
export interface Scalable {
  readonly apiVersion: string;
  readonly kind: 'Deployment' | 'StatefulSet';
  readonly metadata: Metadata;
  readonly spec: { readonly replicas?: number; readonly template: PodTemplate; readonly [field: string]: unknown };
  readonly status?: {
    readonly observedGeneration?: number;
    readonly replicas?: number;
    readonly updatedReplicas?: number;
    readonly readyReplicas?: number;
    readonly currentRevision?: string;
    readonly updateRevision?: string;
    readonly conditions?: readonly Condition[];
  };
}

export interface ReplicaSet {
  readonly kind: 'ReplicaSet';
  readonly metadata: Metadata;
  readonly spec: { readonly template: PodTemplate };
}

/** A version of a StatefulSet. */
export interface ControllerRevision {
  readonly kind: 'ControllerRevision';
  readonly metadata: Metadata;
  readonly revision: number;
  readonly data: { readonly spec: { readonly template: PodTemplate } };
}

export interface Job {
  readonly kind: 'Job';
  readonly metadata: Metadata;
  readonly spec: { readonly template: PodTemplate };
  readonly status?: { readonly active?: number; readonly failed?: number; readonly conditions?: readonly Condition[] };
}

export interface CronJob {
  readonly kind: 'CronJob';
  readonly metadata: Metadata;
  readonly spec: { readonly jobTemplate: { readonly spec: { readonly template: PodTemplate } } };
}

export interface ContainerStatus {
  readonly name: string;
  readonly ready: boolean;
  /** The image that was pulled, with its digest where the runtime knows it. */
  readonly imageID: string;
  readonly restartCount: number;
  readonly state: ContainerState;
  readonly lastState?: ContainerState;
}

export interface ContainerState {
  readonly waiting?: { readonly reason?: string; readonly message?: string };
  readonly running?: { readonly startedAt: string };
  readonly terminated?: { readonly exitCode: number; readonly reason?: string; readonly message?: string };
}

export interface Pod {
  readonly kind: 'Pod';
  readonly metadata: Metadata;
  readonly spec: PodTemplate['spec'];
  readonly status: {
    readonly phase: string;
    readonly reason?: string;
    readonly message?: string;
    readonly conditions?: readonly Condition[];
    readonly initContainerStatuses?: readonly ContainerStatus[];
    readonly containerStatuses?: readonly ContainerStatus[];
  };
}

/** What a cluster tells of an application. */
export interface ClusterObjects {
  readonly scalables: readonly Scalable[];
  readonly replicaSets: readonly ReplicaSet[];
  readonly jobs: readonly Job[];
  readonly cronJobs: readonly CronJob[];
  readonly pods: readonly Pod[];
}

/** One of the objects that tell how an application is. */
export type AnyObject = ClusterObjects[keyof ClusterObjects][number];

/** The name of the workload or job for which an object was made. */
export const ownerName = ({ metadata }: { readonly metadata: Metadata }) =>
  metadata.labels?.['app.kubernetes.io/name'] ?? metadata.name;

export const conditionOf = (conditions: readonly Condition[] | undefined, type: string) =>
  conditions?.find((condition) => condition.type === type);
