import type { ServiceSpec } from '../service.ts';

/** A service's spec as an engine tells it, as far as it is compared. Times are in nanoseconds. */
export interface LiveSpec extends Omit<ServiceSpec, 'TaskTemplate'> {
  readonly TaskTemplate: Omit<ServiceSpec['TaskTemplate'], 'ContainerSpec'> & {
    readonly ContainerSpec: LiveContainer;
    readonly Resources?: { readonly Limits?: LiveAmounts; readonly Reservations?: LiveAmounts };
    readonly RestartPolicy?: {
      readonly Condition?: string;
      readonly Delay?: number;
      readonly MaxAttempts?: number;
      readonly Window?: number;
    };
    readonly Placement?: { readonly Constraints?: readonly string[] };
    readonly LogDriver?: { readonly Name: string; readonly Options?: Readonly<Record<string, string>> };
  };
  readonly UpdateConfig?: LiveUpdate;
  readonly RollbackConfig?: LiveUpdate;
  readonly EndpointSpec?: {
    readonly Mode?: string;
    readonly Ports?: readonly {
      readonly TargetPort: number;
      readonly PublishedPort: number;
      readonly Protocol: string;
      readonly PublishMode?: string;
    }[];
  };
}

export interface LiveContainer {
  readonly Image: string;
  readonly Labels?: Readonly<Record<string, string>>;
  readonly Command?: readonly string[];
  readonly Args?: readonly string[];
  readonly Dir?: string;
  readonly Env?: readonly string[];
  readonly Hostname?: string;
  readonly User?: string;
  readonly Init?: boolean;
  readonly ReadOnly?: boolean;
  readonly CapabilityAdd?: readonly string[];
  readonly CapabilityDrop?: readonly string[];
  readonly StopGracePeriod?: number;
  readonly Healthcheck?: {
    readonly Test?: readonly string[];
    readonly Interval?: number;
    readonly Timeout?: number;
    readonly Retries?: number;
  };
  readonly Mounts?: readonly {
    readonly Type: string;
    readonly Source?: string;
    readonly Target: string;
    readonly ReadOnly?: boolean;
    readonly TmpfsOptions?: { readonly SizeBytes?: number };
  }[];
  readonly Configs?: readonly (LiveReference & { readonly ConfigName: string })[];
  readonly Secrets?: readonly (LiveReference & { readonly SecretName: string })[];
  readonly [field: string]: unknown;
}

export interface LiveReference {
  readonly File?: { readonly Name: string; readonly UID: string; readonly GID: string; readonly Mode: number };
}

interface LiveAmounts {
  readonly NanoCPUs?: number;
  readonly MemoryBytes?: number;
}

export interface LiveUpdate {
  readonly Parallelism?: number;
  readonly FailureAction?: string;
  readonly Monitor?: number;
  readonly Order?: string;
}
