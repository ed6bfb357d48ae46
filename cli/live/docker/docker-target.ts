import type { Application } from '../../../app/model/application.ts';
import type { Runner } from '../../run.ts';
import type { Destination } from '../destination.ts';
import type { LiveTarget } from '../live-target.ts';
import type { WorkloadStatus } from '../workload-status.ts';
import { Engine } from './engine.ts';
import { stackStatus } from './status.ts';
import { isRunning } from './task.ts';

/** An application as a stack of Swarm services. */
export class DockerTarget implements LiveTarget {
  readonly place: string;
  readonly #application: Application;
  readonly #engine: Engine;

  constructor(run: Runner, application: Application, { host }: Destination) {
    this.place = host === undefined ? 'Docker' : `Docker at ${host}`;
    this.#application = application;
    this.#engine = new Engine(run, application.name, host);
  }

  async status(): Promise<readonly WorkloadStatus[]> {
    const services = await this.#engine.services();
    const tasks = await this.#engine.tasks(services);
    const containers = tasks.filter(isRunning).flatMap(({ Status }) => Status.ContainerStatus?.ContainerID ?? []);
    const images = services.map(({ Spec }) => Spec.TaskTemplate.ContainerSpec.Image);
    const [usage, revisions] = await Promise.all([this.#engine.usage(containers), this.#engine.revisions(images)]);
    return stackStatus(this.#application, { services, tasks, usage, revisions });
  }
}
