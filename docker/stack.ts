/** A span of time as the engine prints it, such as `1m30s`: a refresh then finds no difference. */
export type Duration = string;

/** An overlay network between services, or one of the engine's own. */
export interface Network {
  readonly key: string;
  readonly name: string;
  /** Without a way to the outside. */
  readonly internal: boolean;
  /** There on every engine: `bridge`, `host`. @default false */
  readonly predefined?: boolean;
}

/** A named volume of the engine. */
export interface Volume {
  readonly key: string;
  /** With `{{.Task.Slot}}` in it: one volume for each replica. */
  readonly name: string;
}

/** A file that the swarm keeps. Its name changes with its content, because its content can't change. */
export interface Config {
  readonly key: string;
  readonly name: string;
  readonly content: string;
}

/** A secret that the swarm keeps, made outside of the stack. Its name changes with its value where that is known. */
export interface Secret {
  readonly key: string;
  readonly name: string;
}

/** A config or a secret as a file in a container. */
export interface FileReference {
  /** Key of the config or secret. */
  readonly source: string;
  readonly target: string;
  readonly uid: number;
  readonly gid: number;
  /** Permissions, in octal: `'0444'`. */
  readonly mode: string;
}

export interface VolumeMount {
  readonly type: 'volume';
  /** Key of the volume. */
  readonly source: string;
  readonly target: string;
  readonly readOnly: boolean;
}

export interface TmpfsMount {
  readonly type: 'tmpfs';
  readonly target: string;
  readonly sizeBytes: number;
}

export interface BindMount {
  readonly type: 'bind';
  readonly source: string;
  readonly target: string;
  readonly readOnly: boolean;
}

export type Mount = VolumeMount | TmpfsMount | BindMount;

export interface PublishedPort {
  readonly target: number;
  readonly published: number;
  readonly protocol: 'tcp' | 'udp';
}

export interface Healthcheck {
  /** `['NONE']` or `['CMD', …]`. */
  readonly test: readonly string[];
  readonly interval: Duration;
  readonly timeout: Duration;
  readonly retries: number;
}

export interface Amounts {
  readonly nanoCpus?: number | undefined;
  readonly memoryBytes?: number | undefined;
}

export interface UpdateConfig {
  readonly order: 'start-first' | 'stop-first';
  readonly parallelism: number;
  readonly failureAction: 'continue' | 'pause' | 'rollback';
  readonly monitor: Duration;
}

export interface RestartPolicy {
  readonly condition: 'any' | 'on-failure' | 'none';
  readonly delay: Duration;
  /** 0: without an end. */
  readonly maxAttempts: number;
  /** Time after which attempts are counted anew; `0s`: never. */
  readonly window: Duration;
}

export interface LogDriver {
  readonly name: string;
  readonly options: Readonly<Record<string, string>>;
}

/**
 * A Swarm service, in the engine's words. Its tasks are reached by its key as DNS name (`db:5432`), on every network
 * that it joins. All capabilities but the given ones are dropped, an init process reaps what the program leaves behind,
 * and published ports are the host's own.
 *
 * @see https://docs.docker.com/reference/api/engine/version/v1.44/#tag/Service
 */
export interface Service {
  readonly key: string;
  readonly name: string;
  readonly image: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly replicas: number;
  /** Instead of the image's ENTRYPOINT. */
  readonly command?: readonly string[] | undefined;
  /** Instead of the image's CMD. */
  readonly args?: readonly string[] | undefined;
  readonly dir?: string | undefined;
  readonly env: Readonly<Record<string, string>>;
  readonly hostname: string;
  /** `uid:gid`. */
  readonly user: string;
  readonly readOnly: boolean;
  readonly capabilities: readonly string[];
  readonly stopGracePeriod: Duration;
  readonly healthcheck: Healthcheck;
  readonly mounts: readonly Mount[];
  readonly configs: readonly FileReference[];
  readonly secrets: readonly FileReference[];
  /** Keys of the networks. */
  readonly networks: readonly string[];
  readonly ports: readonly PublishedPort[];
  readonly limits: Amounts;
  readonly reservations: Amounts;
  readonly constraints: readonly string[];
  readonly restartPolicy: RestartPolicy;
  readonly updateConfig: UpdateConfig;
  readonly rollbackConfig: UpdateConfig;
  readonly logDriver: LogDriver;
  /** Keys of the services that are to be there before; only Pulumi looks at it, because Swarm has no order. */
  readonly dependsOn: readonly string[];
}

/** Everything that runs on a Docker host, as plain data: both the stack file and Pulumi's resources are made of it. */
export interface Stack {
  readonly name: string;
  readonly networks: readonly Network[];
  readonly volumes: readonly Volume[];
  readonly configs: readonly Config[];
  readonly secrets: readonly Secret[];
  readonly services: readonly Service[];
}
