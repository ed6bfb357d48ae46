import type { Security } from './security.ts';

/** Text in which secrets stand by name: `['postgres://app:', { secret: 'DB_PASSWORD' }, '@db:5432/app']`. */
export type Text = readonly (string | { readonly secret: string })[];

/** An environment variable. Addresses are filled in: they are the same on both targets. */
export interface Variable {
  readonly name: string;
  readonly value: Text;
}

/** A config as a file in a container. */
export interface FileMount {
  readonly config: string;
  readonly mountPath: string;
  /** Permissions, in octal: `'0444'`. */
  readonly mode: string;
}

/** A secret as a file in a container. */
export interface SecretMount {
  readonly secret: string;
  readonly mountPath: string;
}

/** A volume in a container. */
export interface VolumeMount {
  readonly volume: string;
  readonly mountPath: string;
  readonly readOnly: boolean;
}

/** CPU and memory as Kubernetes quantities. */
export interface Amounts {
  readonly cpu?: string | undefined;
  readonly memory?: string | undefined;
}

export interface Resources {
  readonly requests: Amounts;
  readonly limits: Amounts;
}

export interface Toleration {
  readonly key?: string | undefined;
  readonly operator: 'Equal' | 'Exists';
  readonly value?: string | undefined;
  readonly effect?: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute' | undefined;
  readonly tolerationSeconds?: number | undefined;
}

export interface Placement {
  readonly spread: readonly ('host' | 'zone')[];
  readonly nodeLabels: Readonly<Record<string, string>>;
  readonly near: readonly string[];
  readonly apartFrom: readonly string[];
  readonly tolerations: readonly Toleration[];
  readonly required: readonly ('spread' | 'near' | 'apartFrom')[];
  readonly priorityClass?: string | undefined;
}

export interface Permission {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

/** Something that must have happened before a container starts. */
export type Dependency =
  | { readonly name: string; readonly condition: 'started' }
  /** `port`: accepts connections once a replica is ready. */
  | { readonly name: string; readonly condition: 'healthy'; readonly port: number }
  | { readonly name: string; readonly condition: 'completed' };

/** What workloads and jobs have in common. Every list is sorted by name, or in the order in which it was written. */
export interface Container {
  readonly name: string;
  /** By digest where one is recorded: `ghcr.io/acme/notes-api@sha256:…`. */
  readonly image: string;
  /** Name of the built image in `Application.images`; absent for a published one. */
  readonly builtImage?: string | undefined;
  /** What the image itself starts (ENTRYPOINT and CMD), where the build recorded it. */
  readonly imageStart?: { readonly entrypoint: readonly string[]; readonly cmd: readonly string[] } | undefined;
  readonly command?: readonly string[] | undefined;
  readonly args?: readonly string[] | undefined;
  readonly workingDir?: string | undefined;
  readonly env: readonly Variable[];
  readonly files: readonly FileMount[];
  readonly secrets: readonly SecretMount[];
  readonly volumes: readonly VolumeMount[];
  readonly resources: Resources;
  readonly security: Security;
  readonly placement: Placement;
  readonly permissions: readonly Permission[];
  /** Workloads that it may reach, those whose address stands in `env` included. */
  readonly connectsTo: readonly string[];
  /** Whether it may reach everything outside. */
  readonly internet: boolean;
  readonly dependsOn: readonly Dependency[];
  readonly stopGracePeriodSeconds: number;
}

/** Every secret that a container uses, as variable or as file, sorted, each once. */
export function secretsOf(container: Container): readonly string[] {
  const inEnv = container.env.flatMap(({ value }) =>
    value.flatMap((part) => (typeof part === 'string' ? [] : [part.secret])),
  );
  return [...new Set([...inEnv, ...container.secrets.map(({ secret }) => secret)])].sort();
}
