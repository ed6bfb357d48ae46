import { REVISION_LABEL } from '../../build/inspect-image.ts';
import type { Runner, RunOptions } from '../../run.ts';
import { STACK_LABEL, type Service } from './service.ts';
import type { Task } from './task.ts';
import { parseUsage, type Usage } from './usage.ts';

/** What is asked of an engine about a stack, by docker's CLI. */
export class Engine {
  readonly #run: Runner;
  readonly #env: Readonly<Record<string, string>>;
  readonly #stack: string;

  /** @param host as DOCKER_HOST; without one, the engine that docker itself would use */
  constructor(run: Runner, stack: string, host: string | undefined) {
    this.#run = run;
    this.#stack = stack;
    this.#env = host === undefined ? {} : { DOCKER_HOST: host };
  }

  docker(args: readonly string[], options: RunOptions = {}): Promise<string> {
    return this.#run.capture(['docker', ...args], { ...options, env: { ...this.#env, ...options.env } });
  }

  /** Lets a command talk to the person at the terminal by itself. */
  stream(args: readonly string[], options: RunOptions = {}): Promise<void> {
    return this.#run.stream(['docker', ...args], { ...options, env: this.#env });
  }

  async services(): Promise<readonly Service[]> {
    const ids = await this.#ids(['service', 'ls', '-q', '--filter', `label=${STACK_LABEL}=${this.#stack}`]);
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
  async usage(containers: readonly string[]): Promise<ReadonlyMap<string, Usage>> {
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

  async #ids(args: readonly string[]): Promise<readonly string[]> {
    const text = await this.docker(args);
    return [...new Set(text.split('\n').filter((id) => id !== ''))];
  }

  async #inspect<T>(command: readonly string[], ids: readonly string[]): Promise<readonly T[]> {
    return ids.length === 0 ? [] : (JSON.parse(await this.docker([...command, ...ids])) as readonly T[]);
  }
}
