import type { Application } from '../../app/model/application.ts';
import { attempt, run } from '../support/command.ts';
import type { Replica, Target } from './target.ts';

export interface DockerTargetOptions {
  /** The stack's name. */
  readonly stack: string;
  /** The engine that runs it, as DOCKER_HOST has it. */
  readonly host: string;
  /** Where the host's public ports answer. */
  readonly address: string;
}

/** The part of `docker inspect` that is read here. */
interface InspectedContainer {
  readonly Id: string;
  readonly Image: string;
  readonly Config: { readonly Labels: Readonly<Record<string, string>> };
  readonly State: { readonly StartedAt: string };
  readonly NetworkSettings: { readonly Networks: Readonly<Record<string, { readonly IPAddress: string }>> };
}

/** What the names of Swarm's own labels begin with. */
const LABEL = 'com.docker.swarm';

/** An application as Swarm services. */
export class DockerTarget implements Target {
  readonly name = 'docker';
  readonly gaps = {
    platformApi: 'Docker has no API that a container may ask about its own application',
    directedConnections: 'the network of a declared connection carries connections both ways',
    noNewPrivileges: "a Swarm service can't ask for it; an engine does for all: no-new-privileges in daemon.json",
  };
  readonly #options: DockerTargetOptions;
  readonly #env: Readonly<Record<string, string>>;

  constructor(options: DockerTargetOptions) {
    this.#options = options;
    this.#env = { DOCKER_HOST: options.host };
  }

  origin(application: Application): Promise<string> {
    return Promise.resolve(`http://${this.#options.address}:${application.targets.docker.httpPort}`);
  }

  publicPorts({ targets, workloads }: Application): readonly number[] {
    const { httpPort, httpsPort } = targets.docker;
    const routes = workloads.flatMap((workload) => workload.routes);
    return [
      ...(routes.length > 0 ? [httpPort] : []),
      ...(routes.some(({ tls }) => tls) ? [httpsPort] : []),
      ...workloads.flatMap(({ publish }) => publish.map(({ publicPort }) => publicPort)),
    ];
  }

  async replicas(workload: string): Promise<readonly Replica[]> {
    const service = `${this.#options.stack}_${workload}`;
    const running = ['ps', '-q', '--filter', `label=${LABEL}.service.name=${service}`];
    const wanted = ['service', 'ps', '-q', '--no-trunc', '--filter', 'desired-state=running', service];
    const [containers, tasks] = await Promise.all([
      this.#inspectAll<InspectedContainer>('container', running),
      this.#docker(...wanted),
    ]);
    // What an update has replaced may still be on its way out.
    const current = containers.filter(({ Config }) => tasks.includes(Config.Labels[`${LABEL}.task.id`]!));
    return Promise.all(
      current.map(async ({ Id: id, Image, Config, State, NetworkSettings }) => ({
        workload,
        id,
        images: JSON.parse(await this.#docker('image', 'inspect', '-f', '{{json .RepoDigests}}', Image)) as string[],
        addresses: Object.values(NetworkSettings.Networks).map(({ IPAddress }) => IPAddress),
        startedAt: State.StartedAt,
        // Swarm calls a task running, and lists it in its DNS, once it is healthy.
        servesSince: await this.#runningSince(Config.Labels[`${LABEL}.task.id`]!),
      })),
    );
  }

  exec({ id }: Replica, argv: readonly string[], input = '') {
    return attempt(['docker', 'exec', '-i', id, ...argv], { env: this.#env, input });
  }

  logs(name: string): Promise<string> {
    return this.#docker('service', 'logs', '--raw', `${this.#options.stack}_${name}`);
  }

  async descriptions(): Promise<string> {
    const mine = ['--filter', `label=com.docker.stack.namespace=${this.#options.stack}`];
    const lists: readonly (readonly [type: string, list: readonly string[]])[] = [
      ['service', ['service', 'ls', '-q', ...mine]],
      ['container', ['ps', '-aq', ...mine]],
      ['network', ['network', 'ls', '-q', ...mine]],
      ['volume', ['volume', 'ls', '-q', ...mine]],
      ['config', ['config', 'ls', '-q', ...mine]],
      ['secret', ['secret', 'ls', '-q', '--filter', `name=${this.#options.stack}_`]],
    ];
    const described = await Promise.all(lists.map(([type, list]) => this.#inspectAll(type, list)));
    return JSON.stringify(described.flat(), decodeConfig, 2);
  }

  async #runningSince(task: string): Promise<string> {
    return JSON.parse(
      await this.#docker('inspect', '--type', 'task', '-f', '{{json .Status.Timestamp}}', task),
    ) as string;
  }

  async #inspectAll<T>(type: string, list: readonly string[]): Promise<readonly T[]> {
    const ids = (await this.#docker(...list)).split('\n').filter((id) => id !== '');
    return ids.length === 0 ? [] : (JSON.parse(await this.#docker(type, 'inspect', ...ids)) as T[]);
  }

  #docker(...args: readonly string[]): Promise<string> {
    return run(['docker', ...args], { env: this.#env });
  }
}

/** The engine shows the content of a config in base64. */
function decodeConfig(key: string, value: unknown): unknown {
  return key === 'Data' && typeof value === 'string' ? Buffer.from(value, 'base64').toString('utf8') : value;
}
