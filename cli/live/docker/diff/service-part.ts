import type { Update } from '../../../../app/model/workload.ts';
import type { Service } from '../../../../docker/stack.ts';
import { cpuText, memoryText } from '../../diff/amounts.ts';
import { opaque } from '../../diff/opaque.ts';
import { prefixed, type Facts, type Part, type Renewal } from '../../diff/part.ts';
import { isOwnKey } from '../service.ts';
import { networkFact } from './network-facts.ts';
import { isRoutesFile } from './routes-files.ts';
import { scriptFacts } from './script-facts.ts';
import type { SeenService } from './seen.ts';
import { updateFacts } from './update-facts.ts';

/** What is known of a stack beside its services. */
export interface StackContext {
  readonly name: string;
  /** Secrets of whose values no version is known here, by name. */
  readonly unversioned: readonly string[];
  /** How workloads are to be updated, by name. */
  readonly updates: ReadonlyMap<string, Update>;
}

/** A service as plain facts, by key of the model. */
export function servicePart(service: SeenService, { name: stack, unversioned, updates }: StackContext): Part {
  const isJob = service.restartPolicy.condition !== 'any';
  const isScheduled = Object.keys(service.labels).some((label) => label.startsWith('swarm.cronjob.'));
  const unscoped = (name: string) => (name.startsWith(`${stack}_`) ? name.slice(stack.length + 1) : name);
  const secrets = secretFacts(service, unscoped);
  const script = scriptFacts(service, { ofJobs: unversioned.length === 0 });
  return {
    name: service.key,
    kind: isOwnKey(service.key) ? 'target' : isJob ? 'job' : 'workload',
    replica: {
      image: service.image,
      ...(service.pinned !== undefined && { 'image digest': service.pinned }),
      ...script,
      ...(service.dir !== undefined && { workingDir: service.dir }),
      ...prefixed('env', service.env),
      'security.user': service.user,
      'security.readOnlyRoot': String(service.readOnly),
      'security.capabilities': service.capabilities.toSorted().join(', ') || 'none',
      stopGracePeriodSeconds: service.stopGracePeriod,
      probes: opaque(service.healthcheck),
      ...mountFacts(service, unscoped),
      ...fileFacts(service, unscoped),
      ...secrets,
      ...Object.fromEntries(service.networks.map((network) => networkFact(service.key, unscoped(network)))),
      ...prefixed('publish', publishedPorts(service)),
      ...amounts('limits', service.limits),
      ...amounts('requests', service.reservations),
      ...(service.constraints.length > 0 && { 'placement.nodeLabels': service.constraints.toSorted().join(', ') }),
      ...prefixed('docker', {
        hostname: opaque(service.hostname),
        restartPolicy: opaque(service.restartPolicy),
        logDriver: opaque(service.logDriver),
        ...opaques(service.extra.replica),
      }),
    },
    around: {
      ...(isScheduled ? {} : { 'scale.min': String(service.replicas) }),
      ...updateFacts(service, updates.get(service.key)),
      ...labelFacts(service),
      ...prefixed('docker', opaques(service.extra.around)),
    },
    renewal: renewalOf(service, isJob, isScheduled),
    unknown: [
      ...(service.pinned === undefined ? ['image digest'] : []),
      ...unversioned.map((secret) => `secrets.${secret}`),
    ],
  };
}

function renewalOf({ updateConfig }: SeenService, isJob: boolean, isScheduled: boolean): Renewal {
  if (isScheduled) return 'from the next run on';
  if (isJob) return 'runs again';
  return updateConfig.order === 'start-first' ? 'new replicas first' : 'old replicas first';
}

function mountFacts({ mounts }: SeenService, unscoped: (name: string) => string): Facts {
  return Object.fromEntries(
    mounts.map((mount): readonly [string, string] => {
      switch (mount.type) {
        case 'tmpfs':
          return [`security.writable.${mount.target}`, memoryText(mount.sizeBytes)];
        case 'bind':
          return [`docker.bind.${mount.target}`, opaque(mount)];
        case 'volume':
          return [`volumes.${mount.target}`, `${unscoped(mount.source)}${mount.readOnly ? ', read-only' : ''}`];
      }
    }),
  );
}

/** Files by their paths; the name of a config ends in the hash of its content. */
function fileFacts({ key, configs }: SeenService, unscoped: (name: string) => string): Facts {
  const files = configs.filter((file) => !isRoutesFile(key, file));
  return Object.fromEntries(
    files.map((file) => [`files.${file.target}`, opaque({ ...file, source: unscoped(file.source) })]),
  );
}

/** The versions of secrets, and where each is mounted. An object's name is that of the secret, and of its version. */
function secretFacts({ secrets }: SeenService, unscoped: (name: string) => string): Facts {
  const facts = secrets.flatMap(({ source, target, uid, gid, mode }) => {
    const [, name = '', version] = /^(.*?)(?:_([0-9a-f]{12}))?$/.exec(unscoped(source)) ?? [];
    const where = [`secrets.${name} at ${target}`, opaque([uid, gid, mode])] as const;
    return version === undefined ? [where] : [where, [`secrets.${name}`, opaque(version)] as const];
  });
  return Object.fromEntries(facts);
}

function publishedPorts({ ports }: SeenService): Facts {
  return Object.fromEntries(
    ports.map(({ published, protocol, target }) => [`${published}/${protocol}`, `to port ${target}`]),
  );
}

function amounts(what: 'limits' | 'requests', { nanoCpus, memoryBytes }: Service['limits']): Facts {
  return prefixed(`resources.${what}`, {
    cpu: nanoCpus === undefined ? undefined : cpuText(nanoCpus / 1e6),
    memory: memoryBytes === undefined ? undefined : memoryText(memoryBytes),
  });
}

function labelFacts({ labels }: SeenService): Facts {
  const { 'swarm.cronjob.schedule': schedule, ...others } = labels;
  return {
    ...(schedule !== undefined && { schedule }),
    ...prefixed('docker.label', opaques(others)),
  };
}

const opaques = (values: Readonly<Record<string, unknown>>): Facts =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, opaque(value)]));
