import { contentHash } from '../../../app/model/content-hash.ts';
import { TOOLS } from '../../../docker/service.ts';

/** What a task is made of. The engine adds defaults to a service's own, so only what a deploy states is read. */
export interface TaskTemplate {
  readonly ContainerSpec: {
    readonly Image: string;
    readonly Configs?: readonly { readonly ConfigName: string }[];
    readonly Secrets?: readonly { readonly SecretName: string }[];
    readonly [field: string]: unknown;
  };
  readonly Resources?: unknown;
  readonly Networks?: readonly { readonly Target: string }[];
  readonly ForceUpdate?: number;
}

export interface ServiceSpec {
  readonly Name: string;
  readonly Labels?: Readonly<Record<string, string>>;
  readonly TaskTemplate: TaskTemplate & { readonly RestartPolicy?: { readonly Condition?: string } };
  readonly Mode: { readonly Replicated?: { readonly Replicas: number } };
  readonly EndpointSpec?: {
    readonly Ports?: readonly { readonly PublishedPort: number; readonly Protocol: string }[];
  };
}

/** The part of `docker service inspect` that is read here. */
export interface Service {
  readonly ID: string;
  readonly Spec: ServiceSpec;
  /** What `docker service rollback` returns to; absent after an update that was rolled back by itself. */
  readonly PreviousSpec?: ServiceSpec;
  readonly UpdateStatus?: {
    readonly State: 'updating' | 'paused' | 'completed' | 'rollback_started' | 'rollback_paused' | 'rollback_completed';
    readonly Message: string;
  };
}

/** The label by which Swarm's tools know what belongs to a stack. */
export const STACK_LABEL = 'com.docker.stack.namespace';

/** The key of a service in app/config.ts, or of one of the target's own. */
export const keyOf = ({ Spec }: { readonly Spec: Pick<ServiceSpec, 'Name' | 'Labels'> }) =>
  Spec.Name.slice((Spec.Labels?.[STACK_LABEL]?.length ?? -1) + 1);

export const replicasOf = ({ Spec }: Pick<Service, 'Spec'>) => Spec.Mode.Replicated?.Replicas ?? 0;

/** Whether it is one of the target's own services, whose keys have what no declared name has. */
export const isOwn = (service: Pick<Service, 'Spec'>) => isOwnKey(keyOf(service));

export const isOwnKey = (key: string) => key.startsWith(TOOLS.slice(0, TOOLS.indexOf('_') + 1));

/** Whether it is the service of the tools, which prepares what the others need. */
export const isTools = (service: Pick<Service, 'Spec'>) => keyOf(service) === TOOLS;

/** Whether its tasks are to end. */
export const endsByItself = ({ Spec }: Pick<Service, 'Spec'>) => Spec.TaskTemplate.RestartPolicy?.Condition !== 'any';

/** Whether the scheduler starts its tasks: it changes the service for that. */
export const isScheduled = ({ Spec }: Pick<Service, 'Spec'>) => Spec.Labels?.['swarm.cronjob.enable'] === 'true';

/** What a service says of a task and the engine fills in by itself. */
const DEFAULTS = ['DNSConfig', 'Isolation', 'Privileges', 'StopGracePeriod'];

/** The same for a service and its tasks as long as it is one version; another for another. */
export function versionKey({ ContainerSpec, Resources = {}, Networks = [], ForceUpdate = 0 }: TaskTemplate): string {
  const stated = Object.entries(ContainerSpec)
    .filter(([field]) => !DEFAULTS.includes(field))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return contentHash([stated, Resources, Networks, ForceUpdate]);
}
