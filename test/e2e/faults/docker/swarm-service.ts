import type { Host } from './host.ts';

/** The part of `docker service inspect` that is read here. */
interface Inspected {
  readonly Spec: { readonly Mode: { readonly Replicated: { readonly Replicas: number } } };
  readonly UpdateStatus?: { readonly State: string; readonly Message?: string; readonly CompletedAt?: string };
}

/** A service as the engine runs it. */
export class SwarmService {
  readonly #host: Host;
  readonly name: string;

  constructor(host: Host, name: string) {
    this.#host = host;
    this.name = name;
  }

  /** The containers of its tasks that run. */
  async containers(): Promise<readonly string[]> {
    const filter = `label=com.docker.swarm.service.name=${this.name}`;
    return words(await this.#host.docker('ps', '-q', '--no-trunc', '--filter', filter));
  }

  /** The ids of the tasks that should run, and do. */
  async tasks(): Promise<readonly string[]> {
    const format = ['--format', '{{.ID}} {{.CurrentState}}', '--filter', 'desired-state=running', '--no-trunc'];
    const lines = (await this.#host.docker('service', 'ps', ...format, this.name)).split('\n');
    return lines.filter((line) => line.includes(' Running ')).map((line) => line.split(' ')[0]!);
  }

  /** @throws Error unless it has as many healthy replicas as it should, and none besides */
  async isCalm(): Promise<void> {
    const [{ Spec, UpdateStatus }, tasks, containers] = await Promise.all([
      this.#inspect(),
      this.tasks(),
      this.containers(),
    ]);
    const wanted = Spec.Mode.Replicated.Replicas;
    if (UpdateStatus?.CompletedAt === undefined && UpdateStatus !== undefined) {
      throw new Error(`${this.name}: ${UpdateStatus.State}`);
    }
    if (tasks.length !== wanted || containers.length !== wanted) {
      throw new Error(`${this.name}: ${tasks.length} tasks of ${wanted} run, in ${containers.length} containers`);
    }
  }

  async #inspect(): Promise<Inspected> {
    const [inspected] = JSON.parse(await this.#host.docker('service', 'inspect', this.name)) as Inspected[];
    return inspected!;
  }
}

const words = (text: string) => text.split(/\s+/).filter((word) => word !== '');
