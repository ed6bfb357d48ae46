import type { ApplicationConfig } from '../../app/schema/application.ts';
import type { Application } from '../../app/model/application.ts';
import { loadApplication, type LoadOptions } from '../../app/model/load.ts';
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

/** What an object may hold, without its type: tests ask by path, as a reader of the YAML would. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Loose = any;

/** All objects of an application, found by kind and name. */
export class Objects {
  readonly all: readonly Manifest[];

  constructor(application: Application) {
    this.all = manifests(application);
  }

  find(kind: string, name: string): Loose {
    return this.all.find((object) => object.kind === kind && object.metadata.name === name);
  }

  /** @throws Error where there is none */
  get(kind: string, name: string): Loose {
    const found = this.find(kind, name);
    if (found === undefined) throw new Error(`no ${kind} ${name} among ${this.names().join(', ')}`);
    return found;
  }

  ofKind(kind: string): readonly Loose[] {
    return this.all.filter((object) => object.kind === kind);
  }

  names(): readonly string[] {
    return this.all.map(({ kind, metadata }) => `${kind}/${metadata.name}`);
  }

  /** The pod's spec in a Deployment or StatefulSet. */
  pod(name: string): Loose {
    return (this.find('Deployment', name) ?? this.get('StatefulSet', name)).spec.template.spec;
  }

  /** The container that runs the workload's image. */
  container(name: string): Loose {
    return this.pod(name).containers.find((container: Loose) => container.name === name);
  }
}
