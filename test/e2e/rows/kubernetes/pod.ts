/** What is read of a Pod. */
export interface PodObject {
  readonly metadata: {
    readonly name: string;
    readonly uid: string;
    readonly deletionTimestamp?: string;
    readonly labels: Readonly<Record<string, string>>;
  };
  readonly spec: { readonly nodeName?: string; readonly priority?: number };
  readonly status: {
    readonly phase: string;
    readonly podIP?: string;
    readonly conditions?: readonly {
      readonly type: string;
      readonly status: string;
      readonly reason?: string;
      readonly message?: string;
    }[];
    readonly containerStatuses?: readonly { readonly name: string; readonly restartCount: number }[];
  };
}

/** A pod of a workload. */
export interface Pod {
  readonly name: string;
  readonly uid: string;
  readonly node: string | undefined;
  readonly ip: string | undefined;
  readonly ready: boolean;
  readonly restarts: number;
  readonly labels: Readonly<Record<string, string>>;
  readonly priority: number | undefined;
  /** Why it has found no node. */
  readonly unschedulable: string | undefined;
}

export function toPod({ metadata, spec, status }: PodObject): Pod {
  const condition = (type: string) => status.conditions?.find((one) => one.type === type);
  const scheduled = condition('PodScheduled');
  return {
    name: metadata.name,
    uid: metadata.uid,
    node: spec.nodeName,
    ip: status.podIP,
    ready: condition('Ready')?.status === 'True',
    restarts: (status.containerStatuses ?? []).reduce((sum, { restartCount }) => sum + restartCount, 0),
    labels: metadata.labels,
    priority: spec.priority,
    unschedulable: scheduled?.status === 'False' ? scheduled.message : undefined,
  };
}
