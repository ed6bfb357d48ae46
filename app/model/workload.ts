import type { Container } from './container.ts';
import type { PublicAddress } from './public-address.ts';

export interface Port {
  readonly name: string;
  readonly port: number;
  readonly protocol: 'tcp' | 'udp';
  /** What a proxy speaks to it. */
  readonly appProtocol: 'http' | 'h2c';
}

/** A public HTTP address that leads to a port. */
export interface Route extends PublicAddress {
  readonly name: string;
  readonly port: Port;
  readonly stripPrefix: boolean;
  /** As a Kubernetes quantity. */
  readonly maxBodySize?: string | undefined;
  readonly timeouts: { readonly responseSeconds?: number | undefined; readonly readSeconds?: number | undefined };
  readonly compression: boolean;
}

/** A public TCP or UDP port. */
export interface PublishedPort {
  readonly port: Port;
  readonly publicPort: number;
}

export type ProbeAction =
  | { readonly kind: 'http'; readonly path: string; readonly port: Port }
  | { readonly kind: 'tcp'; readonly port: Port }
  | { readonly kind: 'exec'; readonly command: readonly string[] };

/** A health check. */
export interface Probe {
  readonly action: ProbeAction;
  readonly initialDelaySeconds: number;
  readonly periodSeconds: number;
  readonly timeoutSeconds: number;
  readonly failureThreshold: number;
}

/** How fast an autoscaler goes one way; what is absent is Kubernetes's default. */
export interface ScalingDirection {
  readonly stabilizationWindowSeconds?: number | undefined;
  readonly policies?:
    | readonly { readonly type: 'pods' | 'percent'; readonly value: number; readonly periodSeconds: number }[]
    | undefined;
  readonly selectPolicy?: 'max' | 'min' | 'disabled' | undefined;
}

/** Replicas; `autoscaler` is there where `max` is above `min`. */
export interface Scale {
  readonly replicas: number;
  readonly autoscaler?: {
    readonly maxReplicas: number;
    readonly cpuPercent?: number | undefined;
    readonly memoryPercent?: number | undefined;
    readonly metrics: readonly {
      readonly name: string;
      readonly type: 'pods' | 'external';
      readonly averageValue: string;
      readonly labels: Readonly<Record<string, string>>;
    }[];
    readonly behavior?:
      | { readonly scaleUp?: ScalingDirection | undefined; readonly scaleDown?: ScalingDirection | undefined }
      | undefined;
  };
}

export interface Update {
  readonly strategy: 'rolling' | 'recreate';
  readonly maxSurge: number;
  readonly maxUnavailable: number;
}

/** A part of the application that runs all the time. */
export interface Workload extends Container {
  readonly network: 'overlay' | 'bridge' | 'host';
  readonly ports: readonly Port[];
  readonly routes: readonly Route[];
  readonly publish: readonly PublishedPort[];
  readonly startupProbe?: Probe | undefined;
  readonly readinessProbe?: Probe | undefined;
  readonly livenessProbe?: Probe | undefined;
  readonly scale: Scale;
  readonly update: Update;
  readonly metrics?: { readonly port: Port; readonly path: string } | undefined;
  /** Workloads and jobs that may reach this one: the other side of their `connectsTo`. */
  readonly clients: readonly string[];
}
