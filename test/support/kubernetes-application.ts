import type { Application } from '../../app/model/application.ts';
import { loadApplication, type LoadOptions } from '../../app/model/load.ts';
import type { ApplicationConfig } from '../../app/schema/application.ts';
import { manifests, type Manifest } from '../../charts/manifest.ts';

type WorkloadConfig = NonNullable<ApplicationConfig['workloads']>[string];
type JobConfig = NonNullable<ApplicationConfig['jobs']>[string];

/** An application around the part that a test is about. */
export function applicationOf(config: Partial<ApplicationConfig>, options?: LoadOptions): Application {
  return loadApplication({ name: 'shop', workloads: {}, ...config }, options);
}

/** The objects of an application whose workload `web` has the given keys. */
export function objectsOfWeb(keys: Partial<WorkloadConfig>, rest: Partial<ApplicationConfig> = {}): Objects {
  const web = { image: 'web:1', ...keys };
  return new Objects(applicationOf({ ...rest, workloads: { ...rest.workloads, web } }));
}

/** The objects of an application whose job `task` has the given keys. */
export function objectsOfTask(keys: Partial<JobConfig>, rest: Partial<ApplicationConfig> = {}): Objects {
  const task = { image: 'task:1', ...keys };
  return new Objects(applicationOf({ ...rest, jobs: { ...rest.jobs, task } }));
}

/** All objects of an application, found by kind and name. */
export class Objects {
  readonly all: readonly Manifest[];

  constructor(application: Application) {
    this.all = manifests(application);
  }

  ofKind(kind: string): readonly Manifest[] {
    return this.all.filter((object) => object.kind === kind);
  }

  find(kind: string, name: string): Manifest | undefined {
    return this.ofKind(kind).find(({ metadata }) => metadata.name === name);
  }

  /**
   * An object, or what is at a path in it: `spec.ingress`, `spec.ports.http`, where `http` is the name of an item.
   *
   * @throws Error where there is no such object
   */
  get(kind: string, name: string, path = ''): unknown {
    const found = this.find(kind, name);
    if (found === undefined) throw new Error(`no ${kind} ${name} among ${JSON.stringify(this.all.map(nameOf))}`);
    return valueAt(found, path);
  }

  /** What is at a path in the spec of a workload's pods. */
  pod(name: string, path = ''): unknown {
    const kind = this.find('StatefulSet', name) === undefined ? 'Deployment' : 'StatefulSet';
    return valueAt(this.get(kind, name, 'spec.template.spec'), path);
  }

  /** What is at a path in the container that runs a workload's image. */
  container(name: string, path = ''): unknown {
    return valueAt(this.pod(name, `containers.${name}`), path);
  }
}

/** What is at a path in a value; an item of a list is found by its name or its number. */
export function valueAt(value: unknown, path: string): unknown {
  return path
    .split('.')
    .filter((step) => step !== '')
    .reduce(
      (current: unknown, step) => (Array.isArray(current) ? itemOf(current, step) : fieldOf(current, step)),
      value,
    );
}

function itemOf(list: readonly unknown[], step: string): unknown {
  return list.find((item) => fieldOf(item, 'name') === step) ?? list[Number(step)];
}

function fieldOf(value: unknown, field: string): unknown {
  return (value as Readonly<Record<string, unknown>> | undefined)?.[field];
}

function nameOf({ kind, metadata }: Manifest): string {
  return `${kind}/${metadata.name}`;
}
