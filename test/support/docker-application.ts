import { loadApplication, type LoadOptions } from '../../app/model/load.ts';
import type { ApplicationConfig } from '../../app/schema/application.ts';
import { lower } from '../../docker/lower.ts';
import type { Network, Service, Stack } from '../../docker/stack.ts';

type WorkloadConfig = NonNullable<ApplicationConfig['workloads']>[string];
type JobConfig = NonNullable<ApplicationConfig['jobs']>[string];

/** The stack of an application around the part that a test is about. */
export function stackOf(config: Partial<ApplicationConfig>, options?: LoadOptions): Stack {
  return lower(loadApplication({ name: 'shop', workloads: {}, ...config }, options));
}

/** The stack of an application whose workload `web` has the given keys. */
export function stackOfWeb(keys: Partial<WorkloadConfig>, rest: Partial<ApplicationConfig> = {}): Stack {
  return stackOf({ ...rest, workloads: { ...rest.workloads, web: { image: 'web:1', ...keys } } });
}

/** The stack of an application whose job `task` has the given keys. */
export function stackOfTask(keys: Partial<JobConfig>, rest: Partial<ApplicationConfig> = {}): Stack {
  return stackOf({ ...rest, jobs: { ...rest.jobs, task: { image: 'task:1', command: ['run'], ...keys } } });
}

/** @throws Error where the stack has no such service */
export function serviceOf(stack: Stack, key: string): Service {
  return required(stack.services, key);
}

/** @throws Error where the stack has no such network */
export function networkOf(stack: Stack, key: string): Network {
  return required(stack.networks, key);
}

/** The shell script that a service starts with. */
export function scriptOf({ command }: Service): string {
  return command?.[3] ?? '';
}

/** The shell script of a service's health check. */
export function checkOf({ healthcheck }: Service): string {
  return healthcheck.test[4] ?? '';
}

export const keysOf = (objects: readonly { readonly key: string }[]) => objects.map(({ key }) => key);

function required<T extends { readonly key: string }>(objects: readonly T[], key: string): T {
  const found = objects.find((object) => object.key === key);
  if (found === undefined) throw new Error(`no ${key} among ${keysOf(objects).join(', ')}`);
  return found;
}
