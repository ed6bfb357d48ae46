import type { Application } from '../../app/model/application.ts';
import { publicAddresses } from '../../app/model/public-address.ts';
import { attempt, run } from '../support/command.ts';
import type { PublishedPort } from '../../app/model/workload.ts';
import type {
  InspectedConfig,
  InspectedContainer,
  InspectedImage,
  InspectedService,
  InspectedTask,
} from './docker-inspect.ts';
import { askedBy, SCRAPE_FILE } from './docker-figures.ts';
import type { Address, Figures, Labels, Replica, Run, Target } from './target.ts';

export interface DockerTargetOptions {
  /** The stack's name. */
  readonly stack: string;
  /** The engine that runs it, as DOCKER_HOST has it. */
  readonly host: string;
  /** Where the host's public ports answer. */
  readonly address: string;
}

/** What Swarm calls a task that has ended. @see https://docs.docker.com/engine/swarm/how-swarm-mode-works/swarm-task-states/ */
const ENDED = ['complete', 'shutdown', 'failed', 'rejected', 'orphaned', 'remove'];

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
  /** The proxy asks another replica. */
  readonly missesEndsFor = 0;
  readonly #options: DockerTargetOptions;
  readonly #env: Readonly<Record<string, string>>;

  constructor(options: DockerTargetOptions) {
    this.#options = options;
    this.#env = { DOCKER_HOST: options.host };
  }

  entry({ targets: { docker } }: Application) {
    return Promise.resolve({ host: this.#options.address, http: docker.httpPort, https: docker.httpsPort });
  }

  publishedAt(_: string, { publicPort }: PublishedPort): Promise<Address> {
    return Promise.resolve({ host: this.#options.address, port: publicPort });
  }

  publicPorts(application: Application): Promise<readonly number[]> {
    const { httpPort, httpsPort } = application.targets.docker;
    const addresses = publicAddresses(application);
    const published = application.workloads.flatMap(({ publish }) => publish);
    return Promise.resolve([
      ...(addresses.length > 0 ? [httpPort] : []),
      ...(addresses.some(({ tls }) => tls) ? [httpsPort] : []),
      ...published.filter(({ port }) => port.protocol === 'tcp').map(({ publicPort }) => publicPort),
    ]);
  }

  async replicas(workload: string): Promise<readonly Replica[]> {
    const service = `${this.#options.stack}_${workload}`;
    const running = ['ps', '-q', '--filter', this.#replicasOf(workload)];
    const wanted = ['service', 'ps', '-q', '--no-trunc', '--filter', 'desired-state=running', service];
    const [containers, tasks] = await Promise.all([
      this.#inspectAll<InspectedContainer>('container', running),
      this.#docker(...wanted),
    ]);
    // What an update has replaced may still be on its way out.
    const current = containers.filter(({ Config }) => tasks.includes(Config.Labels[`${LABEL}.task.id`]!));
    if (current.length === 0) return [];
    const ids = current.map(({ Config }) => Config.Labels[`${LABEL}.task.id`]!);
    const [images, inspected] = await Promise.all([
      this.#inspect<InspectedImage>('image', [...new Set(current.map(({ Image }) => Image))]),
      this.#inspect<InspectedTask>('task', ids),
    ]);
    return current.map(({ Id: id, Image, Config: { Labels }, State, NetworkSettings }) => ({
      workload,
      id,
      labels: {
        application: Labels['com.docker.stack.namespace'],
        workload: Labels[`${LABEL}.service.name`]?.slice(this.#options.stack.length + 1),
      },
      images: images.find(({ Id }) => Id === Image)!.RepoDigests,
      addresses: Object.values(NetworkSettings.Networks).map(({ IPAddress }) => IPAddress),
      startedAt: State.StartedAt,
      // Swarm calls a task running, and lists it in its DNS, once it is healthy.
      servesSince: inspected.find(({ ID }) => ID === Labels[`${LABEL}.task.id`])!.Status.Timestamp,
    }));
  }

  exec({ id }: Replica, argv: readonly string[], input = '') {
    return attempt(['docker', 'exec', '-i', id, ...argv], { env: this.#env, input });
  }

  async restart(workload: string): Promise<void> {
    await this.#docker('service', 'update', '--quiet', '--detach', '--force', `${this.#options.stack}_${workload}`);
  }

  async runs(job: string): Promise<readonly Run[]> {
    const ids = await this.#docker('service', 'ps', '-q', '--no-trunc', `${this.#options.stack}_${job}`);
    const tasks = await this.#inspect<InspectedTask>('task', lines(ids));
    return tasks
      .map(({ CreatedAt, Spec, Status: { State, Timestamp } }) => ({
        // An engine runs nothing else under a digest.
        image: Spec.ContainerSpec.Image,
        startedAt: CreatedAt,
        endedAt: ENDED.includes(State) ? Timestamp : undefined,
        succeeded: State === 'complete',
      }))
      .sort((a, b) => a.startedAt.localeCompare(b.startedAt));
  }

  logs(name: string): Promise<string> {
    return this.#docker('service', 'logs', '--raw', `${this.#options.stack}_${name}`);
  }

  async logsBy({ application, workload }: Required<Labels>): Promise<string> {
    const containers = lines(await this.#docker('ps', '-aq', '--filter', this.#replicasOf(workload)));
    const logs = await Promise.all(containers.map((id) => this.#docker('logs', '--details', id)));
    // The log driver writes these before each line, for whoever collects them.
    const labels = `com.docker.stack.namespace=${application},${LABEL}.service.name=${application}_${workload} `;
    return lines(logs.join('\n'))
      .filter((line) => line.startsWith(labels))
      .join('\n');
  }

  /** What the Prometheus of the stack is told. */
  async figuresOf({ workload }: Replica): Promise<Figures | undefined> {
    const named = ['service', 'ls', '-q', '--filter', `name=${this.#options.stack}_fairway_prometheus`];
    const [service] = await this.#inspectAll<InspectedService>('service', named);
    const file = service?.Spec.TaskTemplate.ContainerSpec.Configs.find(({ File }) => File.Name === SCRAPE_FILE);
    if (file === undefined) return undefined;
    const [config] = await this.#inspect<InspectedConfig>('config', [file.ConfigID]);
    return askedBy(Buffer.from(config!.Spec.Data, 'base64').toString('utf8'), workload);
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

  readonly #replicasOf = (workload: string) => `label=${LABEL}.service.name=${this.#options.stack}_${workload}`;

  async #inspectAll<T>(type: string, list: readonly string[]): Promise<readonly T[]> {
    return this.#inspect(type, lines(await this.#docker(...list)));
  }

  async #inspect<T>(type: string, ids: readonly string[]): Promise<readonly T[]> {
    return ids.length === 0 ? [] : (JSON.parse(await this.#docker('inspect', '--type', type, ...ids)) as T[]);
  }

  #docker(...args: readonly string[]): Promise<string> {
    return run(['docker', ...args], { env: this.#env });
  }
}

const lines = (text: string) => text.split('\n').filter((line) => line !== '');

/** The engine shows the content of a config in base64. */
function decodeConfig(key: string, value: unknown): unknown {
  return key === 'Data' && typeof value === 'string' ? Buffer.from(value, 'base64').toString('utf8') : value;
}
