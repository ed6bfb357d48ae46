import { contentHash } from '../../../app/model/content-hash.ts';
import { ownKey } from '../../../docker/own-key.ts';
import type { Service as StackService, Stack } from '../../../docker/stack.ts';
import { sorted } from '../sorted.ts';
import { hasFailedForGood } from './job-health.ts';
import { endsByItself, isOwn, isScheduled, keyOf, versionKey, type Service } from './service.ts';
import type { Task } from './task.ts';
import { updateOf } from './update.ts';

/** What a deploy has done to a service. */
export interface DeployedService {
  /** Hash of what the stack file said of it. */
  readonly file: string;
  /** Hash of what the engine made of that. */
  readonly spec: string;
}

/** What the swarm keeps of the last deploy, as a config that no task mounts. */
export interface DeployRecord {
  /** The services that came to run, by key. */
  readonly services: Readonly<Record<string, DeployedService>>;
  /** Workloads whose version the deploy has changed, and that came to run. */
  readonly changed: readonly string[];
  /** How the stack was after the deploy, packed. @default - an older version of Fairway has deployed it */
  readonly state?: string | undefined;
}

export const emptyDeployRecord: DeployRecord = { services: {}, changed: [] };

/** Label of a service with the hash of what the stack file says of it. */
export const FILE_LABEL = 'fairway.file';

/** What the name of a deploy's record begins with; its content's hash follows. */
export const recordPrefix = (stack: string) => `${stack}_${ownKey('deploy')}-`;

/** Everything that a stack file says of a service, what it refers to included. */
export function fileHash(stack: Stack, service: StackService): string {
  const namesOf = (objects: readonly { readonly key: string; readonly name: string }[], used: readonly string[]) =>
    objects.filter(({ key }) => used.includes(key)).map(({ name }) => name);
  return contentHash([
    service,
    namesOf(stack.configs, sources(service.configs)),
    namesOf(stack.secrets, sources(service.secrets)),
    stack.networks.filter(({ key }) => service.networks.includes(key)),
    namesOf(
      stack.volumes,
      service.mounts.flatMap((mount) => (mount.type === 'volume' ? mount.source : [])),
    ),
  ]);
}

const sources = (references: readonly { readonly source: string }[]) => references.map(({ source }) => source);

/** Everything that an engine says of a service; but not what changes at each run of a job. */
export function specHash(service: Service): string {
  const { Mode, TaskTemplate, ...rest } = service.Spec;
  const { ForceUpdate, ...template } = TaskTemplate;
  const kept = isScheduled(service) ? {} : endsByItself(service) ? { Mode } : { Mode, ForceUpdate };
  return contentHash(sorted([rest, template, kept]));
}

/** A service of a stack with the label that tells what it was made of. */
export const labelled = (stack: Stack, service: StackService): StackService => ({
  ...service,
  labels: { ...service.labels, [FILE_LABEL]: fileHash(stack, service) },
});

/**
 * The services of a stack that a deploy has to touch: those that were made of something else, and those that somebody
 * has changed since the last deploy.
 *
 * The others are left alone: a swarm forgets the version to which a service could return whenever it is updated, be it
 * to the very same.
 */
export function changedServices(stack: Stack, record: DeployRecord, live: readonly Service[]): readonly StackService[] {
  return stack.services.filter((service) => {
    const running = live.find((other) => keyOf(other) === service.key);
    const file = fileHash(stack, service);
    if (running?.Spec.Labels?.[FILE_LABEL] !== file) return true;
    // A new update, if only to the same, makes the swarm forget that the last one failed.
    if (updateOf(running) === 'failed') return true;
    // A deploy that was cut off has left no record; its services are as it made them.
    const before = record.services[service.key];
    return before?.file === file && before.spec !== specHash(running);
  });
}

/**
 * The jobs that a deploy runs again as they are, because their last run has failed. An update to the very same would
 * start no task.
 */
export function jobsToRepeat(
  stack: Stack,
  changed: readonly StackService[],
  live: readonly Service[],
  tasks: readonly Task[],
): readonly Service[] {
  const unchanged = stack.services.filter((service) => !changed.includes(service)).map(({ key }) => key);
  return live.filter((service) => unchanged.includes(keyOf(service)) && hasFailedForGood(service, tasks));
}

/** Whether a deploy has come to a service: it is made of what the stack file says. */
export function isReached(stack: Stack, service: Service): boolean {
  const declared = stack.services.find(({ key }) => key === keyOf(service));
  return declared !== undefined && service.Spec.Labels?.[FILE_LABEL] === fileHash(stack, declared);
}

/** A deploy that has ended. */
export interface StackDeployed {
  readonly stack: Stack;
  /** The services that it was to create, update or run again. */
  readonly touched: readonly string[];
  /** The services that are there. */
  readonly live: readonly Service[];
  readonly failed: readonly string[];
}

/**
 * The record after a deploy. What it has not come to, because a job failed before, is as the one before has left it; and
 * one that has come to no workload leaves what the one before has changed.
 */
export function nextRecord(earlier: DeployRecord, { stack, touched, live, failed }: StackDeployed): DeployRecord {
  const services = live.filter((service) => !failed.includes(keyOf(service)));
  const noted = services.flatMap((service) => {
    const key = keyOf(service);
    const file = service.Spec.Labels?.[FILE_LABEL];
    if (file !== undefined && isReached(stack, service)) return [[key, { file, spec: specHash(service) }] as const];
    const before = earlier.services[key];
    return before !== undefined && before.file === file ? [[key, before] as const] : [];
  });
  const tried = live
    .filter((service) => touched.includes(keyOf(service)) && !endsByItself(service) && !isOwn(service))
    .filter((service) => failed.includes(keyOf(service)) || isReached(stack, service));
  return {
    services: Object.fromEntries(noted),
    changed:
      tried.length === 0
        ? earlier.changed
        : tried
            .filter(hasNewVersion)
            .map(keyOf)
            .filter((key) => !failed.includes(key)),
    state: earlier.state,
  };
}

/** Whether a service runs another version than before, and could return to that one. */
const hasNewVersion = ({ Spec, PreviousSpec }: Service) =>
  PreviousSpec !== undefined && versionKey(PreviousSpec.TaskTemplate) !== versionKey(Spec.TaskTemplate);
