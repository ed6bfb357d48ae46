import type { Amount } from '../../../app/advice/amount.ts';
import { REVISION_LABEL } from '../../build/inspect-image.ts';
import type { Runner, RunOptions } from '../../run.ts';
import { LOG_LINES, lastLines } from '../failure.ts';
import type { SwarmNetwork, SwarmObject } from './leftovers.ts';
import type { HostFacts } from './preflight.ts';
import { STACK_LABEL, type Service } from './service.ts';
import type { Task } from './task.ts';
import { parseUsage } from './usage.ts';

/** What is asked of an engine about a stack, by docker's CLI. */
export class Engine {
  readonly #run: Runner;
  readonly #stack: string;
  readonly #host: string | undefined;

  /** @param host as DOCKER_HOST; without one, the engine that docker itself would use */
  constructor(run: Runner, stack: string, host: string | undefined) {
    this.#run = run;
    this.#stack = stack;
    this.#host = host;
  }

  /** The whole command line of a call of docker. */
  argv(args: readonly string[]): readonly string[] {
    return ['docker', ...(this.#host === undefined ? [] : ['--host', this.#host]), ...args];
  }

  docker(args: readonly string[], options?: RunOptions): Promise<string> {
    return this.#run.capture(this.argv(args), options);
  }

  async services(): Promise<readonly Service[]> {
    const ids = await this.#ids(['service', 'ls', '-q', ...this.#mine]);
    return this.#inspect<Service>(['service', 'inspect'], ids);
  }

  /** The tasks of services, those included that the engine remembers. */
  async tasks(services: readonly Service[]): Promise<readonly Task[]> {
    const ask = async () => {
      const ids = await this.#ids(['service', 'ps', '-q', '--no-trunc', ...services.map(({ ID }) => ID)]);
      return this.#inspect<Task>(['inspect', '--type', 'task'], ids);
    };
    // The swarm forgets an old task whenever it makes a new one: the list may be outdated by then.
    return services.length === 0 ? [] : ask().catch(ask);
  }

  /** What the given containers use now. Nothing where one of them has just ended. */
  async usage(containers: readonly string[]): Promise<ReadonlyMap<string, Amount>> {
    if (containers.length === 0) return new Map();
    try {
      return parseUsage(await this.docker(['stats', '--no-stream', '--format', 'json', ...containers]));
    } catch {
      return new Map();
    }
  }

  /** The git commits that the images' labels name, by reference. */
  async revisions(images: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const label = `{{index .Config.Labels "${REVISION_LABEL}"}}`;
    const known = await Promise.all(
      [...new Set(images)].map(async (image) => {
        const text = await this.docker(['image', 'inspect', '--format', label, image]).catch(() => '');
        return [image, text.trim()] as const;
      }),
    );
    return new Map(known.filter(([, revision]) => revision !== ''));
  }

  /** What a deploy has to know of the host, and which of the images it holds. */
  async facts(images: readonly string[]): Promise<HostFacts> {
    const info = await this.docker(['info', '--format', '{{json .Swarm}}']);
    const swarm = JSON.parse(info) as { readonly LocalNodeState: string; readonly ControlAvailable: boolean };
    if (swarm.LocalNodeState !== 'active' || !swarm.ControlAvailable) {
      return { swarm: swarm.LocalNodeState, isManager: swarm.ControlAvailable, secrets: [], images: [] };
    }
    const secrets = await this.#ids(['secret', 'ls', '--format', '{{.Name}}']);
    const held = await Promise.all(
      [...new Set(images)].map(async (image) => {
        const found = await this.docker(['image', 'inspect', '--format', '{{.Id}}', image]).catch(() => undefined);
        return found === undefined ? [] : [image];
      }),
    );
    return { swarm: swarm.LocalNodeState, isManager: true, secrets, images: held.flat() };
  }

  /** Configs or secrets. @param filter options that choose among them */
  async objects(type: 'config' | 'secret', filter: readonly string[] = this.#mine): Promise<readonly SwarmObject[]> {
    return this.#inspect<SwarmObject>([type, 'inspect'], await this.#ids([type, 'ls', '-q', ...filter]));
  }

  async networks(): Promise<readonly SwarmNetwork[]> {
    const text = await this.docker(['network', 'ls', '--no-trunc', '--format', 'json', ...this.#mine]);
    const lines = text.split('\n').filter((line) => line !== '');
    return lines.map((line) => JSON.parse(line) as SwarmNetwork);
  }

  /** Names of the networks that services are on, by their ids; predefined ones are none of the stack's. */
  async networkNames(services: readonly Service[]): Promise<Readonly<Record<string, string>>> {
    const named = (await this.networks()).map(({ ID, Name }) => [ID, Name] as const);
    const ids = services.flatMap(({ Spec }) => Spec.TaskTemplate.Networks?.map(({ Target }) => Target) ?? []);
    const others = [...new Set(ids)].filter((id) => named.every(([known]) => known !== id));
    if (others.length === 0) return Object.fromEntries(named);
    const inspected = await this.docker(['network', 'inspect', '--format', '{{.Id}} {{.Name}}', ...others]).catch(
      () => '',
    );
    const lines = inspected.split('\n').filter((line) => line !== '');
    return Object.fromEntries([...named, ...lines.map((line) => line.split(' ') as [string, string])]);
  }

  /** The last lines that a task has written; none where it never began to run. */
  async taskLog({ ID }: Task): Promise<readonly string[]> {
    try {
      return lastLines(
        await this.docker(['service', 'logs', '--raw', '--tail', String(LOG_LINES), ID], { withErrors: true }),
      );
    } catch {
      return [];
    }
  }

  /** What the health check of a task's container said last; nothing where it has none, or is gone. */
  async lastCheck({ Status }: Task): Promise<string | undefined> {
    const id = Status.ContainerStatus?.ContainerID;
    if (id === undefined) return undefined;
    try {
      const text = await this.docker(['container', 'inspect', '--format', '{{json .State.Health}}', id]);
      const health = JSON.parse(text) as { readonly Log?: readonly { readonly Output: string }[] } | null;
      return health?.Log?.findLast(({ Output }) => Output !== '')?.Output.trim();
    } catch {
      return undefined;
    }
  }

  /** Options that choose what belongs to the stack. */
  get #mine(): readonly string[] {
    return ['--filter', `label=${STACK_LABEL}=${this.#stack}`];
  }

  async #ids(args: readonly string[]): Promise<readonly string[]> {
    const text = await this.docker(args);
    return [...new Set(text.split('\n').filter((id) => id !== ''))];
  }

  async #inspect<T>(command: readonly string[], ids: readonly string[]): Promise<readonly T[]> {
    return ids.length === 0 ? [] : (JSON.parse(await this.docker([...command, ...ids])) as readonly T[]);
  }
}
