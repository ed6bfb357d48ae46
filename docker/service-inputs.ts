import type {
  Amounts,
  Duration,
  FileReference,
  Healthcheck,
  Mount,
  RestartPolicy,
  Service,
  Stack,
  UpdateConfig,
} from './stack.ts';

/** Ids of the objects that a service refers to, by key. */
export interface Ids<Id> {
  readonly networks: ReadonlyMap<string, Id>;
  readonly configs: ReadonlyMap<string, Id>;
  readonly secrets: ReadonlyMap<string, Id>;
}

/**
 * A service as the inputs of Pulumi's `docker.Service`: what `docker stack deploy` makes of the stack file, labels
 * included. What the provider reads back is stated in its own form, defaults too, so that a refresh finds no difference.
 *
 * @param image the image's reference, as the engine keeps it
 * @see https://www.pulumi.com/registry/packages/docker/api-docs/service/
 */
export function serviceInputs<Id, Image>(stack: Stack, service: Service, ids: Ids<Id>, image: Image) {
  const stackLabels = { 'com.docker.stack.namespace': stack.name };
  return {
    name: service.name,
    labels: labels({ ...service.labels, ...stackLabels, 'com.docker.stack.image': service.image }),
    mode: { replicated: { replicas: service.replicas } },
    endpointSpec: {
      mode: 'dnsrr',
      ports: service.ports.map(({ target, published, protocol }) => ({
        targetPort: target,
        publishedPort: published,
        protocol,
        publishMode: 'host',
      })),
    },
    taskSpec: {
      containerSpec: {
        image,
        labels: labels(stackLabels),
        commands: unlessEmpty(service.command),
        args: unlessEmpty(service.args),
        dir: service.dir,
        env: { ...service.env },
        hostname: service.hostname,
        user: service.user,
        init: true,
        readOnly: service.readOnly,
        capDrops: ['ALL'],
        capAdds: unlessEmpty(service.capabilities.map((capability) => `CAP_${capability}`)),
        stopGracePeriod: short(stopGracePeriodInput(service)),
        sysctl: {},
        healthcheck: healthcheckInput(service.healthcheck),
        mounts: service.mounts.map((mount) => mountInput(stack, mount, labels(stackLabels))),
        configs: service.configs.map((reference) => ({
          configId: ids.configs.get(reference.source)!,
          configName: nameIn(stack.configs, reference.source),
          ...fileInput(reference),
        })),
        secrets: service.secrets.map((reference) => ({
          secretId: ids.secrets.get(reference.source)!,
          secretName: nameIn(stack.secrets, reference.source),
          ...fileInput(reference),
        })),
      },
      networksAdvanceds: service.networks.map((key) => ({ id: ids.networks.get(key)!, aliases: [service.key] })),
      resources: { limits: amounts(service.limits), reservation: amounts(service.reservations) },
      placement: { constraints: [...service.constraints] },
      restartPolicy: restartInput(service.restartPolicy),
      logDriver: { name: service.logDriver.name, options: { ...service.logDriver.options } },
    },
    updateConfig: updateInput(service.updateConfig),
    rollbackConfig: updateInput(service.rollbackConfig),
  };
}

/**
 * The provider waits for the tasks of a deleted service to be gone no longer than they may take to stop, and fails
 * after that. The swarm clears a task away about five seconds after its end.
 */
const SHORTEST_STOP = 15;

/** How long tasks may take to end where Pulumi deploys them. */
export const stopGracePeriodInput = ({ stopGracePeriod }: Pick<Service, 'stopGracePeriod'>): Duration =>
  atLeast(SHORTEST_STOP, stopGracePeriod);

/** Labels as Pulumi writes them. */
export function labels(record: Readonly<Record<string, string>>) {
  return Object.entries(record).map(([label, value]) => ({ label, value }));
}

function healthcheckInput({ test, interval, timeout, retries }: Healthcheck) {
  return { tests: [...test], interval: short(interval), timeout: short(timeout), retries };
}

function restartInput({ condition, delay, maxAttempts, window }: RestartPolicy) {
  return { condition, delay: short(delay), maxAttempts, window: short(window) };
}

function mountInput(stack: Stack, mount: Mount, stackLabels: ReturnType<typeof labels>) {
  switch (mount.type) {
    case 'tmpfs':
      return { type: mount.type, target: mount.target, tmpfsOptions: { sizeBytes: mount.sizeBytes } };
    case 'bind':
      return { type: mount.type, source: mount.source, target: mount.target, readOnly: mount.readOnly };
    case 'volume':
      return {
        type: mount.type,
        source: nameIn(stack.volumes, mount.source),
        target: mount.target,
        readOnly: mount.readOnly,
        volumeOptions: { driverName: 'local', labels: stackLabels, noCopy: true },
      };
  }
}

function fileInput({ target, uid, gid, mode }: FileReference) {
  return { fileName: target, fileUid: String(uid), fileGid: String(gid), fileMode: Number.parseInt(mode, 8) };
}

function amounts({ nanoCpus, memoryBytes }: Amounts) {
  return nanoCpus === undefined && memoryBytes === undefined ? undefined : { nanoCpus, memoryBytes };
}

function updateInput({ order, parallelism, failureAction, monitor }: UpdateConfig) {
  return { order, parallelism, failureAction, monitor: short(monitor), delay: '0s', maxFailureRatio: '0.0' };
}

function atLeast(seconds: number, duration: Duration): Duration {
  const [, shorter] = /^(\d+)s$/.exec(duration) ?? [];
  return shorter !== undefined && Number(shorter) < seconds ? `${seconds}s` : duration;
}

/** A span of time as this provider reads it back: `1h`, where the engine prints `1h0m0s`. */
function short(duration: Duration): Duration {
  return duration.replace(/m0s$/, 'm').replace(/h0m$/, 'h');
}

function nameIn(objects: readonly { readonly key: string; readonly name: string }[], key: string): string {
  return objects.find((object) => object.key === key)!.name;
}

function unlessEmpty<T>(list: readonly T[] | undefined): T[] | undefined {
  return list === undefined || list.length === 0 ? undefined : [...list];
}
