import { duration } from '../../../../docker/duration.ts';
import type { FileReference, Mount, RestartPolicy, UpdateConfig } from '../../../../docker/stack.ts';
import { keyOf } from '../service.ts';
import { extraOf, foreign } from './extra.ts';
import { askedImage } from './image-reference.ts';
import type { LiveContainer, LiveReference, LiveSpec, LiveUpdate } from './live-spec.ts';
import type { SeenService } from './seen.ts';

/**
 * A service as it is. What the engine fills in by itself is left out, or stands as a stack would state it.
 *
 * @param networks names of networks by their ids
 */
export function liveService(spec: LiveSpec, networks: ReadonlyMap<string, string>): SeenService {
  const { Name, Labels = {}, TaskTemplate, Mode, EndpointSpec } = spec;
  const { ContainerSpec: container, Resources, RestartPolicy, Placement, LogDriver } = TaskTemplate;
  const key = keyOf({ Spec: spec });
  return {
    key,
    name: Name,
    image: askedImage(container.Image, Labels['com.docker.stack.image']),
    pinned: container.Image.includes('@') ? container.Image : undefined,
    labels: foreign(Labels),
    replicas: Mode.Replicated?.Replicas ?? 0,
    command: container.Command,
    args: container.Args,
    dir: container.Dir,
    env: Object.fromEntries((container.Env ?? []).map(variable)),
    hostname: container.Hostname ?? '',
    user: container.User ?? '',
    readOnly: container.ReadOnly ?? false,
    capabilities: [...(container.CapabilityAdd ?? [])].map((name) => name.replace(/^CAP_/, '')).sort(),
    stopGracePeriod: time(container.StopGracePeriod),
    healthcheck: {
      test: container.Healthcheck?.Test ?? [],
      interval: time(container.Healthcheck?.Interval),
      timeout: time(container.Healthcheck?.Timeout),
      retries: container.Healthcheck?.Retries ?? 0,
    },
    mounts: (container.Mounts ?? []).map(mount),
    configs: (container.Configs ?? []).map((reference) => file(reference.ConfigName, reference)),
    secrets: (container.Secrets ?? []).map((reference) => file(reference.SecretName, reference)),
    networks: (TaskTemplate.Networks ?? []).map(({ Target }) => networks.get(Target) ?? Target),
    ports: (EndpointSpec?.Ports ?? []).map(({ TargetPort, PublishedPort, Protocol }) => ({
      target: TargetPort,
      published: PublishedPort,
      protocol: Protocol === 'udp' ? 'udp' : 'tcp',
    })),
    limits: { nanoCpus: Resources?.Limits?.NanoCPUs, memoryBytes: Resources?.Limits?.MemoryBytes },
    reservations: { nanoCpus: Resources?.Reservations?.NanoCPUs, memoryBytes: Resources?.Reservations?.MemoryBytes },
    constraints: Placement?.Constraints ?? [],
    restartPolicy: {
      condition: (RestartPolicy?.Condition ?? 'any') as RestartPolicy['condition'],
      delay: time(RestartPolicy?.Delay),
      maxAttempts: RestartPolicy?.MaxAttempts ?? 0,
      window: time(RestartPolicy?.Window),
    },
    updateConfig: update(spec.UpdateConfig),
    rollbackConfig: update(spec.RollbackConfig),
    logDriver: { name: LogDriver?.Name ?? '', options: LogDriver?.Options ?? {} },
    dependsOn: [],
    extra: extraOf(spec, key, networks),
  };
}

const time = (nanoseconds = 0) => duration(nanoseconds / 1e9);

function variable(text: string): readonly [name: string, value: string] {
  const end = text.indexOf('=');
  return end === -1 ? [text, ''] : [text.slice(0, end), text.slice(end + 1)];
}

function mount({
  Type,
  Source = '',
  Target,
  ReadOnly = false,
  TmpfsOptions,
}: NonNullable<LiveContainer['Mounts']>[number]): Mount {
  if (Type === 'tmpfs') return { type: 'tmpfs', target: Target, sizeBytes: TmpfsOptions?.SizeBytes ?? 0 };
  return { type: Type === 'bind' ? 'bind' : 'volume', source: Source, target: Target, readOnly: ReadOnly };
}

function file(source: string, { File }: LiveReference): FileReference {
  const { Name = '', UID = '0', GID = '0', Mode = 0 } = File ?? {};
  return { source, target: Name, uid: Number(UID), gid: Number(GID), mode: Mode.toString(8).padStart(4, '0') };
}

function update({ Order, Parallelism = 1, FailureAction, Monitor }: LiveUpdate = {}): UpdateConfig {
  return {
    order: Order === 'start-first' ? 'start-first' : 'stop-first',
    parallelism: Parallelism,
    failureAction: (FailureAction ?? 'pause') as UpdateConfig['failureAction'],
    monitor: time(Monitor),
  };
}
