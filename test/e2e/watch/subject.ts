import type { Application } from '../../../app/model/application.ts';
import { run } from '../../support/command.ts';
import { Prometheus } from './prometheus.ts';

/** The services that watch. */
export const watchers = ['figures', 'node', 'probe', 'prometheus'].map((name) => `fairway_${name}`);

/** A watched application on its host. */
export class Subject {
  readonly application: Application;
  readonly stack: string;
  readonly prometheus: Prometheus;
  readonly env: Readonly<Record<string, string>>;

  constructor(application: Application, host: string) {
    this.application = application;
    this.stack = application.name;
    this.prometheus = new Prometheus(application.name, host);
    this.env = { DOCKER_HOST: host };
  }

  /** Runs a command of docker on the host. */
  docker(...args: readonly string[]): Promise<string> {
    return run(['docker', ...args], { env: this.env });
  }

  /** Id of a container of a workload; empty where none runs. */
  async container(workload: string): Promise<string> {
    const filter = `label=com.docker.swarm.service.name=${this.stack}_${workload}`;
    const ids = await this.docker('ps', '-q', '--no-trunc', '--filter', filter);
    return ids.split('\n')[0]!.trim();
  }
}
